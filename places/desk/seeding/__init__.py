"""How seeds/ comes into the database; the door is places.desk.seeds.load_seeds."""
