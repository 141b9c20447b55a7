namespace CchcWarehouse.Pages;

/// <summary>The look of the pages and the one script they need, kept in the page so that it works without a network.</summary>
internal static class PageStyle
{
    public const string Text =
        """
        :root { --ink: #1b2733; --soft: #5b6b7b; --line: #dbe2e8; --paper: #fff; --ground: #f4f6f8; --accent: #a5202a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7edf3; --soft: #9fb0c0; --line: #33414e; --paper: #1c252e; --ground: #131a21; --accent: #ff8a80; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--ground); }
        header { padding: 14px 24px; background: var(--paper); border-bottom: 3px solid var(--accent); font-weight: 600; }
        header a { color: inherit; text-decoration: none; } header small { color: var(--soft); font-weight: 400; margin-left: 8px; }
        main { max-width: 1180px; margin: 0 auto; padding: 24px; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 4px; } h2 { font-size: 1.15rem; margin: 36px 0 10px; }
        .lead, .en { color: var(--soft); } .en { font-size: .92em; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0; }
        .tile { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; }
        .tile b { display: block; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
        .ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 14px; }
        .way { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 14px 18px; }
        .way h3 { margin: 0 0 6px; font-size: 1rem; } .way ol { margin: 0 0 10px; padding-left: 20px; }
        .copy { display: flex; gap: 8px; align-items: flex-start; }
        .copy pre { flex: 1; margin: 0; padding: 8px 10px; background: var(--ground); border-radius: 6px; overflow-x: auto; font: 13px/1.45 ui-monospace, Consolas, monospace; }
        button { border: 1px solid var(--line); background: var(--paper); color: var(--ink); border-radius: 6px; padding: 5px 10px; cursor: pointer; font: inherit; font-size: 13px; }
        .scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { color: var(--soft); font-weight: 600; white-space: nowrap; } td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        tr.Heading td { font-weight: 600; background: color-mix(in srgb, var(--ground) 60%, transparent); } tr.Review td { background: color-mix(in srgb, #f0b429 18%, transparent); }
        tr.Suspect td { background: color-mix(in srgb, #e4572e 15%, transparent); } tr:target td { outline: 2px solid var(--accent); outline-offset: -2px; }
        details summary { cursor: pointer; color: var(--soft); } details ul { margin: 4px 0; padding-left: 18px; }
        .tag { border: 1px solid var(--line); border-radius: 99px; padding: 0 8px; font-size: .82em; color: var(--soft); white-space: nowrap; }
        a { color: var(--accent); } code { font-family: ui-monospace, Consolas, monospace; font-size: .92em; }
        """;

    public const string CopyScript =
        """
        document.addEventListener('click', event => {
            const button = event.target.closest('button[data-copy]');
            if (!button) return;
            const text = button.parentElement.querySelector('pre').innerText;
            navigator.clipboard.writeText(text).then(() => { button.textContent = 'Đã chép'; setTimeout(() => button.textContent = 'Chép', 1500); });
        });
        """;
}
