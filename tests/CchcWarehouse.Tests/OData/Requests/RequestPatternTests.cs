using CchcWarehouse.OData;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.Tests.OData.Compilation;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Requests;

/// <summary>A request that takes over the tree of one before it is the request that would have been read.</summary>
public sealed class RequestPatternTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20_261_121, 1_297);

    private readonly RequestPatterns patterns = new(RequestLimits.Default);

    [Theory]
    [InlineData("ObservationsFlat?$filter=AdminUnitCode eq '950' and IndicatorCode eq '1.1'", "ObservationsFlat?$filter=AdminUnitCode eq '001' and IndicatorCode eq '2.5'")]
    [InlineData("ObservationsFlat?$filter=Code%20eq%20'a'&$top=5", "ObservationsFlat?$filter=Code%20eq%20'b'&$top=5")]
    [InlineData("ObservationsFlat?$filter=Code+eq+%27a-1%27", "ObservationsFlat?$filter=Code+eq+%27b_2%27")]
    [InlineData("ObservationsFlat?$select=Value&$skiptoken=eNxr_cU", "ObservationsFlat?$select=Value&$skiptoken=AbC-123")]
    [InlineData("AdminUnits('7')/Children?$filter=Code eq 'a'", "AdminUnits('7')/Children?$filter=Code eq 'b'")]
    public void The_second_request_of_a_pattern_is_not_read_anew(string first, string second)
    {
        patterns.Read(first).Known.ShouldBeNull();
        patterns.Read(second).Known.ShouldNotBeNull();
        Same(second);
        Same(first);
    }

    [Theory]
    [InlineData("X?$filter=contains(Code,'a')", "X?$filter=contains(Code,'b')")]
    [InlineData("X?$filter=Code eq 'a'", "X?$filter=Code eq 'bc'")]
    [InlineData("X?$filter=Code eq 'a''b'", "X?$filter=Code eq 'c''d'")]
    [InlineData("X?$filter=Code eq 'a%20b'", "X?$filter=Code eq 'c%20d'")]
    [InlineData("X?$filter=Length eq duration'P1D'", "X?$filter=Length eq duration'P2D'")]
    [InlineData("X?$filter=Code eq 'a'&$top=5", "X?$filter=Code eq 'b'&$top=6")]
    [InlineData("X('a')?$filter=Code eq 1", "X('b')?$filter=Code eq 1")]
    [InlineData("X?$search='a'", "X?$search='b'")]
    public void What_may_differ_in_more_is_read(string first, string second)
    {
        patterns.Read(first);
        patterns.Read(second).Known.ShouldBeNull();
        Same(second);
    }

    [Fact]
    public void Any_request_reads_as_it_does_by_itself() => Prop.ForAll(Urls().ToArbitrary(), url =>
    {
        Same(url);
        Same(Turned(url));
    }).Check(Fixed);

    [Fact]
    public void Patterns_are_bounded_however_many_come()
    {
        for (var top = 1; top <= 3_000; top++)
        {
            patterns.Read($"X?$filter=Code eq 'a'&$top={top}");
        }

        patterns.Count.ShouldBeLessThanOrEqualTo(1_000);
    }

    private void Same(string url) => Told(url, patterns.Read).ShouldBe(Told(url, text => RequestSyntax.Parse(text, RequestLimits.Default)), url);

    /// <summary>The tree with its places and its form; or the error.</summary>
    private static (RequestSyntax? Tree, string Told) Told(string url, Func<string, RequestSyntax> read)
    {
        try
        {
            var request = read(url);
            var form = RequestForm.Of(request, new() { Now = DateTime.UnixEpoch }, PlanLimits.Default);
            return (request, $"{string.Join(' ', Places(request))} {form.Text} {string.Join('|', form.Values)}");
        }
        catch (BadQueryException e)
        {
            return (null, $"{e.Code} at {e.Target} {e.Position}: {e.Message}");
        }
    }

    private static IEnumerable<int> Places(CchcWarehouse.OData.Requests.Syntax.SyntaxNode node) =>
        CchcWarehouse.OData.Requests.Syntax.SyntaxChildren.Of(node).SelectMany(Places).Prepend(node.At.Offset);

    private static Gen<string> Urls() =>
        from form in Gen.Elements(SampleForms.All)
        from values in SampleForms.Values().ListOf(8)
        from encoded in Gen.Elements(true, false)
        select SampleForms.Fill(form, values) is var url && encoded ? url : url.Replace("%27", "'", StringComparison.Ordinal);

    /// <summary>Every letter and figure between quotes is the next one.</summary>
    private static string Turned(string url)
    {
        var within = false;
        return string.Concat(url.Select(c =>
        {
            within ^= c == '\'';
            return within && char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + 1) % 26)) : within && char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 1) % 10)) : c;
        }));
    }
}
