"""A portfolio from disk: a folder of project files, or one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from vejviser.handbook.contents import law_facts
from vejviser.handbook.load import Handbook
from vejviser.portfolio.faults import Located, PortfolioError
from vejviser.portfolio.table import read_table
from vejviser.road.faults import Fault, ProjectError
from vejviser.road.project import Project, read_project

ENDINGS = (".yaml", ".yml")


def read_portfolio(path: Path, handbook: Handbook) -> tuple[Project, ...]:
    """The projects in a folder of project files, or in a CSV file, each with a name of its own.

    Files in a folder are read in the order of their names; hidden ones, subfolders and pipes are left out.
    Raises `PortfolioError` naming every fault of every file; then nothing is read.
    """
    if path.is_dir():
        projects = _folder(path, handbook)
    elif not path.exists():
        raise PortfolioError([Located(str(path), Fault("portfolio_not_found"))])
    elif path.suffix.lower() in ENDINGS:
        raise PortfolioError([Located(str(path), Fault("portfolio_is_project"))])
    else:
        projects = read_table(path, law_facts(handbook.contents), tuple(handbook.decisions))
    faults = list(_same_names(projects, table=not path.is_dir()))
    if faults:
        raise PortfolioError(faults)
    return projects


def _folder(folder: Path, handbook: Handbook) -> tuple[Project, ...]:
    facts = law_facts(handbook.contents)
    projects: list[Project] = []
    faults: list[Located] = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in ENDINGS or path.name.startswith(".") or _no_file(path):
            continue
        try:
            projects.append(read_project(path, facts, handbook.decisions, handbook.steps))
        except ProjectError as error:
            faults += [Located(error.path, fault, fault.line) for fault in error.faults]
    if not projects and not faults:
        faults.append(Located(str(folder), Fault("folder_empty")))
    if faults:
        raise PortfolioError(faults)
    return tuple(projects)


def _no_file(path: Path) -> bool:
    """True for what is there and is no file, such as a pipe, which one could wait at for ever."""
    return path.exists() and not path.is_file()


def _same_names(projects: Sequence[Project], table: bool) -> Iterable[Located]:
    """Projects whose name another bears already: names tell their random numbers apart."""
    first: dict[str, Project] = {}
    for project in projects:
        other = first.setdefault(project.name, project)
        if other is not project:
            kind, where = ("row_twice", str(row_of(other))) if table else ("project_twice", other.path)
            fault = Fault(kind, 0, {"name": project.name, "first": where})
            yield Located(project.path, fault, row_of(project), "name" if table else "", table)


def row_of(project: Project) -> int:
    """The row of a project in its table; 0 for one that has a file of its own."""
    return project.lines.get("name", 0)
