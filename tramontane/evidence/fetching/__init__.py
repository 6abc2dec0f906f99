"""Brings a document from its address on the web, without letting the address lead where it must not."""
