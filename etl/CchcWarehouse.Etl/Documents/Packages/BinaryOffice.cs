namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>What must not be in a document of Office 97–2003 that is opened: macros, a password.</summary>
internal static class BinaryOffice
{
    private static readonly string[] MacroStorages = ["Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT"];

    // [MS-DOC] 2.5.2: the flag stands in the eleventh and twelfth byte of the document stream.
    private const int FlagsAt = 10;
    private const int EncryptedFlag = 0x0100;

    /// <exception cref="UnreadableDocumentException">Macros or a password.</exception>
    internal static SourceDocument Checked(SourceDocument document)
    {
        var file = CompoundFile.Open(document);
        if (file.Names.Any(MacroStorages.Contains))
            throw PackageRefusal.Macros(document.FileName);
        if (file.Read("WordDocument") is { Length: > FlagsAt + 1 } stream && ((stream[FlagsAt] | stream[FlagsAt + 1] << 8) & EncryptedFlag) != 0)
            throw PackageRefusal.Encrypted(document.FileName);
        return document;
    }
}
