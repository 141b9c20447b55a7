namespace CchcWarehouse.Etl.Documents;

/// <summary>How far the recognition of a scanned document is, told to who waits for it: a page takes some seconds.</summary>
public sealed record RecognitionProgress(string FileName, int Page, int Pages)
{
    // A document is read far below those who wait, through the inbox or an archive.
    private static readonly AsyncLocal<Action<RecognitionProgress>?> Listener = new();

    /// <summary>From here on, in this flow of work, each scanned page is told before it is recognised.</summary>
    public static void TellTo(Action<RecognitionProgress> listener) => Listener.Value = listener;

    internal void Tell() => Listener.Value?.Invoke(this);
}
