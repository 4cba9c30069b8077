"""Prints the first levels of universes of OLA whenever they change: UNIVERSE LEVEL LEVEL ..."""
import sys

from ola.ClientWrapper import ClientWrapper

wrapper = ClientWrapper()
for universe in sys.argv[1:]:
    wrapper.Client().RegisterUniverse(
        int(universe), wrapper.Client().REGISTER, lambda levels, universe=universe: print(universe, *list(levels)[:8], flush=True))
print("ready", flush=True)
wrapper.Run()
