"""The only floor that knows everything: settings, addresses, processes, command line."""
