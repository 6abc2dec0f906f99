"""The commands of ``tramontane``, loaded one module at a time by ``config.cli``."""
