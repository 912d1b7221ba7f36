"""Files of networks: tables of ways, places, vehicles and stocks, and ways on a map in GeoJSON."""
