"""A record in other people's formats: one file a format. Protected people are withheld by `record/ask` already."""

from firsthand.present.export.formats import EXPORTS, Export, export_record, format_of

__all__ = ["EXPORTS", "Export", "export_record", "format_of"]
