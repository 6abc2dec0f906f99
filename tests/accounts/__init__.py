"""Tests of tramontane.accounts."""
