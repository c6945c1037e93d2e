"""Asking partner agencies: the e-mails, how far each has come, a part of the file for one of them, and receipts."""
