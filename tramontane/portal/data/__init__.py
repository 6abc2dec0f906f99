"""The pages of open data: the catalogue, the dictionary, the files of tables, the snapshots of versions."""
