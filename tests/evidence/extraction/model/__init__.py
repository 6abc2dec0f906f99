"""The optional language model against a real local server that speaks its protocol, well and badly."""
