"""The claims of a folder of reports as one CSV, read by the processes of a Dask cluster.

  python3 claims.py FOLDER OUT.csv [SCHEDULER]

Without the address of a scheduler, two processes are started on this machine.
"""

import sys
from pathlib import Path

import dask
import dask.dataframe
import pandas
from distributed import Client, LocalCluster

import shuzhi

COLUMNS = ["file", "subject", "value", "unit", "period", "modality", "section_path", "text"]
BATCH = 100  # reports that one task reads


def claims_of(paths):
    """Runs in a worker, which reads the files itself."""
    tables = []
    for path in paths:
        document = shuzhi.parse(Path(path).read_bytes(), name=path)
        tables.append(document.claims.to_pandas().assign(file=Path(path).name))
    # Plain objects: a categorical of one batch has other categories than that of the next.
    return pandas.concat(tables)[COLUMNS].astype(object)


def write(folder, out, client):
    paths = sorted(str(path.resolve()) for path in Path(folder).glob("*.txt"))
    # Two tasks at the least, so that both workers have one.
    size = max(1, min(BATCH, len(paths) // 2))
    batches = [paths[i : i + size] for i in range(0, len(paths), size)]
    empty = pandas.DataFrame(columns=COLUMNS, dtype=object)
    table = dask.dataframe.from_delayed([dask.delayed(claims_of)(b) for b in batches], meta=empty)
    # Batch after batch: at no place is the whole table in memory. to_parquet does the same.
    table.to_csv(out, single_file=True, index=False)
    workers = len(client.scheduler_info()["workers"])
    print(f"{len(paths)} reports in {len(batches)} batches, {workers} workers")


def main(folder, out, scheduler=None):
    if scheduler:
        with Client(scheduler) as client:
            write(folder, out, client)
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            write(folder, out, client)


if __name__ == "__main__":
    main(*sys.argv[1:])
