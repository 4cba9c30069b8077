"""Run with: /usr/bin/python3 -m unittest, from models/training."""
