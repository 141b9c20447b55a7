namespace CchcWarehouse.Pages;

/// <summary>The look of the pages and the one script they need, kept in the page so that it works without a network.</summary>
internal static class PageStyle
{
    public const string Text =
        """
        :root { --ink: #17212b; --soft: #5a6978; --line: #dde4ea; --paper: #fff; --ground: #f5f7f9; --accent: #a5202a; --gold: #ffd76a; --code: #f0f3f6; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8eef4; --soft: #9cadbd; --line: #2f3c48; --paper: #1b242d; --ground: #12181f; --accent: #ff8b83; --gold: #e8b93c; --code: #131a21; } }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--ground); }
        header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; justify-content: space-between; padding: 12px max(20px, calc((100% - 1140px) / 2)); background: var(--paper); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 1; }
        .brand { display: flex; align-items: center; gap: 10px; font-weight: 650; color: inherit; text-decoration: none; }
        .brand small { color: var(--soft); font-weight: 400; }
        .mark { width: 18px; height: 18px; border-radius: 5px; background: linear-gradient(90deg, transparent 15%, var(--gold) 15% 30%, transparent 30% 42%, var(--gold) 42% 57%, transparent 57% 70%, var(--gold) 70% 85%, transparent 85%) 0 60% / 100% 55% no-repeat, #a5202a; }
        nav { display: flex; flex-wrap: wrap; gap: 4px 18px; } nav a { color: var(--soft); text-decoration: none; } nav a:hover { color: var(--accent); }
        main { max-width: 1180px; margin: 0 auto; padding: 28px 20px 60px; }
        h1 { font-size: clamp(1.6rem, 4vw, 2.3rem); line-height: 1.2; letter-spacing: -.01em; margin: 0 0 10px; } h2 { font-size: 1.25rem; margin: 44px 0 14px; scroll-margin-top: 70px; }
        .lead { font-size: 1.06rem; max-width: 62ch; margin: 0 0 6px; } .en { color: var(--soft); font-size: .88em; font-weight: 400; } p.en { max-width: 70ch; margin: 0; }
        .hero { padding: 20px 0 4px; } .address { max-width: 620px; margin-top: 18px; } .address .copy { border: 1px solid var(--line); border-radius: 10px; background: var(--paper); padding: 4px; }
        .address pre { background: none; font-size: 15px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 26px 0 0; }
        .tile { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 14px 18px; } .tile .en { display: block; }
        .tile b { display: block; font-size: 1.8rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
        .tools { display: flex; flex-wrap: wrap; gap: 6px; } .tools input { position: absolute; opacity: 0; pointer-events: none; }
        .tools label { order: 0; padding: 6px 14px; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); cursor: pointer; } .tools label:hover { border-color: var(--accent); }
        .tools input:checked + label { background: #a5202a; border-color: #a5202a; color: #fff; } .tools input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
        .way { order: 1; display: none; flex-basis: 100%; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 20px 22px; margin-top: 6px; min-width: 0; }
        .tools input:checked + label + .way { display: block; }
        .steps { list-style: none; counter-reset: step; display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 14px 24px; margin: 0 0 18px; padding: 0; }
        .steps li { counter-increment: step; position: relative; padding-left: 40px; } .steps .en { display: block; }
        .steps li::before { content: counter(step); position: absolute; left: 0; top: 1px; width: 27px; height: 27px; border-radius: 50%; background: var(--code); color: var(--accent); font-weight: 650; text-align: center; line-height: 27px; }
        .copy { display: flex; gap: 8px; align-items: flex-start; } .copy pre { flex: 1; min-width: 0; margin: 0; padding: 10px 14px; background: var(--code); border-radius: 8px; overflow-x: auto; font: 13.5px/1.55 ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace; }
        .copy code { font: inherit; } .links { display: flex; flex-wrap: wrap; gap: 8px; margin: 14px 0 0; } td.links { display: table-cell; white-space: nowrap; } td.links a { margin-right: 8px; }
        button, .button { border: 1px solid var(--line); background: var(--paper); color: var(--ink); border-radius: 8px; padding: 8px 14px; cursor: pointer; font: inherit; font-size: 14px; text-decoration: none; display: inline-block; }
        button:hover, .button:hover { border-color: var(--accent); color: var(--accent); }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 12px; }
        .card { display: block; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 14px 18px; color: inherit; text-decoration: none; min-width: 0; } .card:hover { border-color: var(--accent); }
        .card b { display: block; font-weight: 600; } .card .en { display: block; margin-bottom: 8px; } .card code { display: block; color: var(--soft); overflow-wrap: anywhere; font-size: .78rem; }
        .scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
        table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; padding: 9px 14px; border-bottom: 1px solid var(--line); vertical-align: top; } tbody tr:last-child td { border-bottom: 0; }
        th { color: var(--soft); font-weight: 600; white-space: nowrap; } th.n, td.n { text-align: right; } td.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .facts { display: flex; flex-wrap: wrap; gap: 8px 28px; margin: 14px 0; padding: 0; } .facts div { min-width: 90px; } .facts dt { color: var(--soft); font-size: .82rem; } .facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        .findings { list-style: none; padding: 0; margin: 0; display: grid; gap: 8px; } .findings li > * { margin-right: 6px; } .findings li { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; }
        .source td:nth-child(3) { min-width: 220px; } .source td:nth-child(5), .source td:nth-child(9) { min-width: 110px; max-width: 300px; overflow-wrap: break-word; }
        .source th { position: sticky; top: 0; background: var(--paper); } tr.Heading td { font-weight: 600; background: color-mix(in srgb, var(--ground) 70%, transparent); }
        tr.Review td { background: color-mix(in srgb, #f0b429 16%, transparent); } tr.Suspect td { background: color-mix(in srgb, #e4572e 13%, transparent); } tr { scroll-margin-top: 80px; }
        tr:target td { background: color-mix(in srgb, var(--gold) 35%, transparent); box-shadow: inset 0 2px var(--accent), inset 0 -2px var(--accent); }
        details summary { cursor: pointer; color: var(--soft); font-size: .88em; } details ul { margin: 4px 0; padding-left: 18px; font-size: .88em; }
        .tag { border: 1px solid var(--line); border-radius: 99px; padding: 1px 9px; font-size: .8em; color: var(--soft); white-space: nowrap; font-weight: 400; }
        .tag.Loaded, .tag.Normal { color: #1f7a46; border-color: #1f7a4666; } .tag.InReview, .tag.Review, .tag.Warning { color: #9a6700; border-color: #9a670066; } .tag.Rejected, .tag.Suspect, .tag.Error { color: #b42318; border-color: #b4231866; }
        @media (prefers-color-scheme: dark) { .tag.Loaded, .tag.Normal { color: #5bd08a; } .tag.InReview, .tag.Review, .tag.Warning { color: #f0b429; } .tag.Rejected, .tag.Suspect, .tag.Error { color: #ff8b83; } }
        .send { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; background: var(--paper); border: 1px dashed var(--line); border-radius: 12px; padding: 16px 18px; }
        footer { margin-top: 48px; overflow-wrap: anywhere; } a { color: var(--accent); } code { font-family: ui-monospace, Consolas, "Noto Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere; }
        @media (max-width: 640px) { header { position: static; } main { padding: 18px 14px 40px; } th, td { padding: 8px 10px; } .copy { flex-direction: column; } .copy pre { width: 100%; } .address .copy { flex-direction: row; } }
        @media print { header, .send, button { display: none; } body { background: #fff; } .way { display: block; } }
        """;

    public const string Script =
        """
        document.addEventListener('click', event => {
            const button = event.target.closest('button[data-copy]');
            if (!button) return;
            const text = button.parentElement.querySelector('pre').innerText;
            navigator.clipboard.writeText(text).then(() => { button.textContent = 'Đã chép'; setTimeout(() => button.textContent = 'Chép', 1500); });
        });
        """;
}
