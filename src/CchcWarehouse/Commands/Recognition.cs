using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Commands;

/// <summary>Says which page of a scan is being recognised; a document of one page needs no word.</summary>
internal static class Recognition
{
    public static void Print(RecognitionProgress progress)
    {
        if (progress.Pages > 1)
            Console.Error.WriteLine($"{Line(progress)} …");
    }

    public static string Line(RecognitionProgress progress) =>
        $"{progress.FileName}: {new Spoken($"nhận dạng trang {progress.Page}/{progress.Pages}", $"recognising page {progress.Page}/{progress.Pages}")}";
}
