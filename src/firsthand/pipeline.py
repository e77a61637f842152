"""THE page: what runs, in order.

read  ->  annotate  ->  compare  ->  record  ->  present
"""

from collections.abc import Sequence

from firsthand.stage import Annotator, Comparer

ANNOTATE: Sequence[Annotator] = ()
COMPARE: Sequence[Comparer] = ()
