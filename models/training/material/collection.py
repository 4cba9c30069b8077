"""All available albums: those of the games and, if they exist, your own.

work/own        your albums in folders, pictures next to the tracks (can be a link)
work/msd-i      msdi_mapping.csv, the img folder next to it, and the sound files under audio
work/mumu       MuMu_dataset_multi-label.csv, covers and audio
"""
from material import album_files, album_lists
from material.albums import folders, merged
from material.game_albums import games
from paths import WORK

OWN, MSDI, MUMU = WORK / "own", WORK / "msd-i", WORK / "mumu"


def collected():
    """Returns ([Album, ...] ready for use, [message about a skipped file, ...])."""
    readings = [games()]
    if OWN.exists():
        readings.append(folders(OWN))
    if MSDI.exists():
        readings.append(album_lists.msdi(MSDI / "msdi_mapping.csv", MSDI, MSDI / "audio"))
    if MUMU.exists():
        readings.append(album_lists.mumu(MUMU / "MuMu_dataset_multi-label.csv", MUMU / "covers", MUMU / "audio"))
    albums, unusable = album_files.prepare(merged([album for found, _ in readings for album in found]))
    return albums, [line for _, left_out in readings for line in left_out] + unusable


if __name__ == "__main__":
    gathered, missing = collected()
    print("\n".join(missing))
    for name in sorted({album.source for album in gathered}):
        own = [album for album in gathered if album.source == name]
        pictures, tracks = ({path for album in own for path in getattr(album, kind)} for kind in ("pictures", "tracks"))
        print(f"{name}: {len(own)} albums, {len(pictures)} pictures, {len(tracks)} tracks")
