"""The same words elsewhere: listed in context, kept or dropped, tagged as one edit."""
