"""What a message says of each service that it names: there now, ended, denied, refused, awaited and so on."""
