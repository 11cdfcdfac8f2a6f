"""`metodist check`: faults of descriptions, all at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.findings import has_errors


@click.command("check", help="Проверить описания, ничего не печатая: поля, ссылки, имена в тексте, состав бумаг.")
@click.argument("paths", metavar="[ПУТЬ]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Вид отчёта."
)
@click.help_option("--help", "-h", help="Показать эту справку.")
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], style: str) -> None:
    """Check descriptions."""
    from generator.reporters.json import as_json
    from generator.reporters.text import as_text, summary
    from generator.review import compose_all, review

    findings = []
    count = 0
    for reviewed in review(paths or (Path(),)):
        if not reviewed.faulty:
            compose_all(reviewed)
        findings += reviewed.findings
        count += len(reviewed.asked)
    if style == "json":
        click.echo(as_json(findings))
    else:
        click.echo(as_text(findings), nl=bool(findings))
        click.echo(f"Проверено описаний: {count}; {summary(findings)}.", err=bool(findings))
    context.exit(1 if has_errors(findings) else 0)
