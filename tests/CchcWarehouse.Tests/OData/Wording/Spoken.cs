using System.Text.RegularExpressions;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Wording;
using Shouldly;

namespace CchcWarehouse.Tests.OData.Wording;

internal static partial class Spoken
{
    /// <summary>No word of the English text is left, except in what the request itself says.</summary>
    public static void ShouldBeSaidInVietnamese(this BadQueryException refused)
    {
        var text = refused.Text.In(Language.Vietnamese);
        text.ShouldNotBe(refused.Message);
        English().Match(Quoted().Replace(text, "")).Value.ShouldBeEmpty(text);
    }

    [GeneratedRegex("'[^']*'", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(the|is|are|where|expected|there|after|must|cannot|which|write|give)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();
}
