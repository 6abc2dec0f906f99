"""Spreadsheets of money: a budget to vote, the file of the accountant; every bad cell is told."""
