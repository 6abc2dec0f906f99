"""Following plans by e-mail, without an account: ask, confirm, be told, change, stop; and the letters of the desk."""
