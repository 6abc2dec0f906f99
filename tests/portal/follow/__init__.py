"""Tests of subscriptions by e-mail."""
