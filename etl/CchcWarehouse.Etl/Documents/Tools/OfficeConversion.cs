using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Tools;

/// <summary>LibreOffice without a screen turns older and other office formats into .docx and .xlsx.</summary>
/// <remarks>Macros never run and links are never followed: the profile of each run forbids both.</remarks>
internal static class OfficeConversion
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private const string Profile =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    internal static Task<SourceDocument> ToDocxAsync(SourceDocument document, string ending, CancellationToken cancellationToken) =>
        ConvertAsync(document, ending, "docx", cancellationToken);

    internal static Task<SourceDocument> ToXlsxAsync(SourceDocument document, string ending, CancellationToken cancellationToken) =>
        ConvertAsync(document, ending, "xlsx", cancellationToken);

    /// <param name="ending">What the format is, for LibreOffice goes by names: "doc", "rtf".</param>
    internal static async Task<SourceDocument> ConvertAsync(SourceDocument document, string ending, string target, CancellationToken cancellationToken)
    {
        using var folder = new ToolFolder();
        Directory.CreateDirectory(folder["profile/user"]);
        await File.WriteAllTextAsync(folder["profile/user/registrymodifications.xcu"], Profile, cancellationToken);
        await using (var input = File.Create(folder["document." + ending]))
            await input.WriteAsync(document.Bytes, cancellationToken);
        await ToolRun.RunAsync(
            ExternalTool.Soffice, folder, Limit,
            [$"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
             "--convert-to", target, "--outdir", folder["out"], folder["document." + ending]],
            cancellationToken);
        var converted = folder[$"out/document.{target}"];
        if (!File.Exists(converted))
            throw PackageRefusal.Damaged(document.FileName);
        return document with { Bytes = await File.ReadAllBytesAsync(converted, cancellationToken) };
    }
}
