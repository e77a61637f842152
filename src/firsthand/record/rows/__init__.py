"""What a record answers: one typed row a finding, in the shape that `firsthand list KIND --json` documents.

Report fields hold the report's name, not its id (`report_id` is beside it). Texts of protected people are withheld
here, before any page or export sees them.
"""

from firsthand.record.rows.claims import (
    ClaimRow,
    DependenceRow,
    OriginRow,
    OriginsRow,
    StatedRow,
    StatementRow,
    TallyFigureRow,
    TallyRow,
)
from firsthand.record.rows.identities import (
    HolderRow,
    IdentityRow,
    NamedRow,
    OfficeHolderRow,
    OfficeSeenRow,
)
from firsthand.record.rows.links import (
    ChangeRow,
    CopyRow,
    CreditRow,
    DamageRow,
    DateRow,
    RelationRow,
    StoryRow,
    TellingRow,
    TimelineRow,
    UtteranceRow,
    WordingRow,
)
from firsthand.record.rows.marks import (
    AttributionRow,
    FigureRow,
    PartyRow,
    PersonRow,
    ProtectedRow,
    Row,
    TimeRow,
)
from firsthand.record.rows.reports import (
    DecisionRow,
    HitRow,
    ImpliedReasonRow,
    ImpliedRow,
    LedgerRow,
    ProblemRow,
    ReportRow,
)

__all__ = [
    "AttributionRow",
    "ChangeRow",
    "ClaimRow",
    "CopyRow",
    "CreditRow",
    "DamageRow",
    "DateRow",
    "DecisionRow",
    "DependenceRow",
    "FigureRow",
    "HitRow",
    "HolderRow",
    "IdentityRow",
    "ImpliedReasonRow",
    "ImpliedRow",
    "LedgerRow",
    "NamedRow",
    "OfficeHolderRow",
    "OfficeSeenRow",
    "OriginRow",
    "OriginsRow",
    "PartyRow",
    "PersonRow",
    "ProblemRow",
    "ProtectedRow",
    "RelationRow",
    "ReportRow",
    "Row",
    "StatedRow",
    "StatementRow",
    "StoryRow",
    "TallyFigureRow",
    "TallyRow",
    "TellingRow",
    "TimeRow",
    "TimelineRow",
    "UtteranceRow",
    "WordingRow",
]
