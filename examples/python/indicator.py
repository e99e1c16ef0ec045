"""A folder of reports as one pandas table, and one indicator over the years as a picture.

  python3 indicator.py FOLDER SUBJECT PICTURE.png
"""

import sys
from pathlib import Path

import matplotlib
import pandas

import shuzhi

matplotlib.use("Agg")  # no window
from matplotlib import pyplot  # noqa: E402


def claims_of(folder):
    """The claims of every report, with the name of its file."""
    paths = sorted(folder.glob("*.txt"))
    frames = [
        document.claims.to_pandas().assign(file=path.name)
        for path, document in zip(paths, shuzhi.parse_many(paths))
    ]
    return pandas.concat(frames, ignore_index=True)


def by_year(claims, subject):
    """What `subject` amounted to in each year: levels that were reached, not changes or plans."""
    chosen = claims[
        claims["subject"].str.contains(subject, regex=False, na=False)
        & claims["direction"].isna()
        & (claims["modality"] == "actual")
        & claims["part_of"].isna()
        & claims["period"].str.fullmatch(r"\d{4}", na=False)
    ]
    if chosen.empty:
        sys.exit(f"no report says what {subject} was in a year")
    # The same words can also be said of a share: the unit that most of them have.
    unit = chosen["unit"].mode()[0]
    chosen = chosen[chosen["unit"] == unit].drop_duplicates("period", keep="last")
    return chosen.set_index("period")["value_f64"].sort_index(), unit


def draw(years, unit, picture):
    figure, axes = pyplot.subplots(figsize=(6, 3.5))
    axes.plot(years.index, years, marker="o")
    axes.set_ylim(0, 1.1 * years.max())
    axes.set_ylabel(unit)
    figure.tight_layout()
    figure.savefig(picture)


def main(folder, subject, picture):
    claims = claims_of(Path(folder))
    print(f"{len(claims)} claims of {claims['file'].nunique()} reports")
    years, unit = by_year(claims, subject)
    for year, value in years.items():
        print(year, f"{value:.0f}", unit, sep="\t")
    draw(years, unit, picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
