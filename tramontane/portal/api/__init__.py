"""The API: reading without a key, described by an OpenAPI document from which its page is made."""
