using CchcWarehouse.OData;
using CchcWarehouse.OData.Responses;
using CchcWarehouse.OData.Responses.Negotiation;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Responses;

public sealed class FormatNegotiationTests
{
    /// <summary>What Power Query sends with every request, as captured from it.</summary>
    private const string PowerQuery =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
        + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    private const string DevExtreme = "application/json;odata=verbose,text/plain, */*; q=0.01";

    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private const string Ui5 = "application/json;odata.metadata=minimal;IEEE754Compatible=true";

    [Theory]
    [InlineData(null, "application/json;odata.metadata=minimal")]
    [InlineData("", "application/json;odata.metadata=minimal")]
    [InlineData("*/*", "application/json;odata.metadata=minimal")]
    [InlineData("application/*", "application/json;odata.metadata=minimal")]
    [InlineData("application/json", "application/json;odata.metadata=minimal")]
    [InlineData("application/json;odata.metadata=full", "application/json;odata.metadata=full")]
    [InlineData("application/json;metadata=none", "application/json;odata.metadata=none")]
    [InlineData("application/json;odata.metadata=\"full\"", "application/json;odata.metadata=full")]
    [InlineData("application/json;odata.streaming=true", "application/json;odata.metadata=minimal;odata.streaming=true")]
    [InlineData("application/json;charset=utf-8", "application/json;odata.metadata=minimal;charset=utf-8")]
    [InlineData(Ui5, "application/json;odata.metadata=minimal;IEEE754Compatible=true")]
    [InlineData(PowerQuery, "application/json;odata.metadata=minimal")]
    [InlineData(DevExtreme, "application/json;odata.metadata=minimal")]
    [InlineData("application/json;odata=verbose", "application/json;odata.metadata=minimal")]
    [InlineData(Browser, "application/json;odata.metadata=minimal")]
    [InlineData("text/csv", "text/csv;charset=utf-8;header=present")]
    [InlineData("application/json;q=0.2,text/csv;q=0.9", "text/csv;charset=utf-8;header=present")]
    [InlineData("application/json;q=0.2,*/*", "application/json;odata.metadata=minimal")]
    [InlineData("application/json;q=0,*/*", "text/csv;charset=utf-8;header=present")]
    [InlineData("application/json;odata.metadata=bogus,application/json;odata.metadata=none;q=0.1", "application/json;odata.metadata=none")]
    public void Rows_are_written_in_the_format_that_the_client_takes_best(string? accept, string contentType) =>
        Content(Representation.Rows, null, accept).ShouldBe(contentType);

    [Theory]
    [InlineData(null, "application/xml")]
    [InlineData("*/*", "application/xml")]
    [InlineData(PowerQuery, "application/xml")]
    [InlineData(Browser, "application/xml")]
    [InlineData("application/xml", "application/xml")]
    [InlineData("application/json", "application/json;odata.metadata=minimal")]
    [InlineData("application/json;q=0.1,application/xml", "application/xml")]
    [InlineData("application/json,application/xml;q=0.1", "application/xml")]
    [InlineData("application/json,application/xml;q=0", "application/json;odata.metadata=minimal")]
    public void The_model_is_JSON_only_for_a_client_that_names_no_XML(string? accept, string contentType) =>
        Content(Representation.Model, null, accept).ShouldBe(contentType);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData(PowerQuery)]
    [InlineData(DevExtreme)]
    public void A_count_is_plain_text_for_every_client(string? accept) =>
        Content(Representation.Raw, null, accept).ShouldBe("text/plain;charset=utf-8");

    [Theory]
    [InlineData("json", "application/xml", "application/json;odata.metadata=minimal")]
    [InlineData("application/json;odata.metadata=none", null, "application/json;odata.metadata=none")]
    [InlineData("csv", "application/json", "text/csv;charset=utf-8;header=present")]
    [InlineData("CSV", null, "text/csv;charset=utf-8;header=present")]
    [InlineData("xlsx", null, ResponseFormat.WorkbookType)]
    public void The_format_option_beats_Accept(string format, string? accept, string contentType) =>
        Content(Representation.Rows, format, accept).ShouldBe(contentType);

    [Theory]
    [InlineData("xml")]
    [InlineData("atom")]
    [InlineData("application/atom+xml")]
    [InlineData("application/json;odata.metadata=bogus")]
    [InlineData("application/json;IEEE754Compatible=perhaps")]
    [InlineData("application/json,text/csv")]
    [InlineData("nonsense")]
    public void A_format_that_rows_do_not_have_is_not_acceptable(string format) =>
        Should.Throw<BadQueryException>(() => Content(Representation.Rows, format, null)).Code.ShouldBe(ResponseCodes.NotAcceptable);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("json;odata.metadata=none")]
    public void A_short_format_name_takes_no_parameters(string format) =>
        Should.Throw<BadQueryException>(() => Content(Representation.Rows, format, null)).Code.ShouldBe(BadQueryCodes.Syntax);

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;odata.metadata=bogus")]
    [InlineData("application/json;charset=utf-16")]
    [InlineData("application/json;q=0")]
    public void An_Accept_header_without_anything_we_write_is_refused(string accept) =>
        Should.Throw<BadQueryException>(() => Content(Representation.Single, null, accept)).Code.ShouldBe(ResponseCodes.NotAcceptable);

    [Fact]
    public void Version_4_01_names_its_parameters_without_prefix() =>
        FormatNegotiation.Negotiate(Representation.Rows, null, "application/json;metadata=full;streaming=true", null)
            .ContentType(ODataVersion.V401).ShouldBe("application/json;metadata=full;streaming=true");

    [Fact]
    public void A_client_that_does_not_care_keeps_the_format_of_its_first_page()
    {
        var first = new ResponseFormat(Media.Json, MetadataLevel.None);
        FormatNegotiation.Negotiate(Representation.Rows, null, "*/*", null, first).ShouldBe(first);
        FormatNegotiation.Negotiate(Representation.Rows, null, null, null, first).ShouldBe(first);
        FormatNegotiation.Negotiate(Representation.Rows, null, "application/json", null, first).Metadata.ShouldBe(MetadataLevel.Minimal);
    }

    [Fact]
    public void A_charset_is_named_only_when_it_is_asked_for() =>
        FormatNegotiation.Negotiate(Representation.Rows, null, null, "UTF-8")
            .ContentType(ODataVersion.V40).ShouldBe("application/json;odata.metadata=minimal;charset=utf-8");

    private static string Content(Representation of, string? format, string? accept) =>
        FormatNegotiation.Negotiate(of, format, accept, null).ContentType(ODataVersion.V40);
}
