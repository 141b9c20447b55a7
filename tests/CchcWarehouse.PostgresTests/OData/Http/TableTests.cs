using System.Data;
using System.IO.Compression;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Flat results as CSV and as workbooks.</summary>
[Collection(ODataCollection.Name)]
public sealed class TableTests(ODataServer server)
{
    private const string Sample = "ObservationsFlat?$filter=ReportNumber eq '15/BC-UBND'&$orderby=IndicatorCode"
        + "&$select=AdminUnitName,Value,Denominator,Qualifier,TextValue,ReportIssuedOn,RecordedAt,Year";

    [Fact]
    public async Task CSV_has_a_head_and_quotes_only_where_they_are_needed()
    {
        using var response = await server.GetAsync("Observations?$filter=ReportKey eq 1&$orderby=SourceRow&$select=SourceRow,Value,Note&$format=csv");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("Observations.csv");
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            "SourceRow,Value,Note\r\n1,92.59,\"Có \"\"ngoặc\"\", phẩy\nxuống dòng\"\r\n2,,\r\n3,,\r\n4,90,\"\"\r\n5,0.000001,\r\n");
    }

    [Fact]
    public async Task CSV_begins_with_a_byte_order_mark_for_Excel_when_asked()
    {
        using var marked = await server.GetAsync(Sample + "&$format=csv&bom=true");
        (await marked.Content.ReadAsByteArrayAsync())[..3].ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        using var plain = await server.GetAsync(Sample, "Accept", "text/csv");
        (await plain.Content.ReadAsByteArrayAsync())[0].ShouldBe((byte)'A');
    }

    [Fact]
    public async Task CSV_is_not_cut_into_pages() =>
        (await server.TextAsync("Observations?$select=ObservationKey&$format=csv")).Count(letter => letter == '\n').ShouldBe(SampleFacts.Bulk + 6);

    [Fact]
    public async Task Nested_objects_are_columns_and_nested_collections_are_refused()
    {
        (await server.TextAsync("AdminUnits?$filter=Code eq '950'&$select=Code&$expand=Parent($select=Code,Name)&$format=csv"))
            .ShouldBe("Code,Parent/Code,Parent/Name\r\n950,94,Tỉnh Sóc Trăng\r\n");
        using var refused = await server.GetAsync("AdminUnits?$top=1&$expand=Children&$format=csv");
        refused.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("AdminUnits(1)")]
    [InlineData("AdminUnits(1)/Name")]
    [InlineData("AdminUnits(1)/Parent/$ref")]
    [InlineData("AdminUnits/$ref")]
    public async Task What_is_no_rows_is_no_table(string url)
    {
        foreach (var (option, accept) in ((string, string)[])[("?$format=csv", "*/*"), ("?$format=xlsx", "*/*"), ("", "text/csv")])
        {
            using var response = await server.GetAsync(url + option, "Accept", accept);
            response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable, url + option);
            (await response.Content.ReadAsStringAsync()).ShouldContain("application/json can");
        }
    }

    [Theory]
    [InlineData("ObservationsFlat?$apply=groupby((PeriodCode),aggregate($count as N,Value with max as M))&$orderby=PeriodCode", "PeriodCode,N,M\r\n2021,30000,124.875\r\n2022,5,92.59\r\n")]
    [InlineData("ObservationsFlat?$apply=concat(aggregate($count as N),groupby((PeriodCode),aggregate($count as N))/orderby(PeriodCode))", "N,PeriodCode\r\n30005,\r\n30000,2021\r\n5,2022\r\n")]
    [InlineData("Observations?$filter=ReportKey eq 1 and SourceRow eq 1&$compute=Value mul 2 as D&$select=Value,D&$expand=Indicator($select=Code;$expand=UnitOfMeasure($select=Code))", "Value,D,Indicator/Code,Indicator/UnitOfMeasure/Code\r\n92.59,185.18,1.1.1,TASK\r\n")]
    [InlineData("Reports(1)/Observations?$apply=groupby((AdminUnit/Name,Period/Code),aggregate($count as N))", "AdminUnit/Name,Period/Code,N\r\nThị xã Vĩnh Châu,2022,5\r\n")]
    public async Task Aggregates_computed_and_expanded_columns_are_tables_too(string url, string csv)
    {
        (await server.TextAsync(url + "&$format=csv")).ShouldBe(csv);
        using var response = await server.GetAsync(url + "&$format=xlsx");
        using var bytes = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateReader(bytes);
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        reader.RowCount.ShouldBe(lines.Length);
        foreach (var line in lines)
        {
            reader.Read().ShouldBeTrue();
            Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "").ShouldBe(line.Split(','));
        }
    }

    [Fact]
    public async Task A_workbook_has_typed_cells_a_frozen_head_and_a_filter()
    {
        using var response = await server.GetAsync(Sample + "&$format=xlsx");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var bytes = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        using (var document = SpreadsheetDocument.Open(bytes, false))
        {
            new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
            sheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(1);
            sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:H6");
            sheet.Descendants<Row>().Select(row => row.RowIndex!.Value).ShouldBe([1u, 2, 3, 4, 5, 6]);
            sheet.Descendants<Row>().Skip(1).First().Elements<Cell>().Select(cell => cell.CellReference!.Value)
                .ShouldBe(["A2", "B2", "D2", "F2", "G2", "H2"]); // what is null has no cell
        }

        bytes.Position = 0;
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelDataReader.ExcelReaderFactory.CreateReader(bytes);
        reader.Read().ShouldBeTrue();
        Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ShouldBe(
            ["AdminUnitName", "Value", "Denominator", "Qualifier", "TextValue", "ReportIssuedOn", "RecordedAt", "Year"]);
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldBe("Thị xã Vĩnh Châu");
        reader.GetDouble(1).ShouldBe(92.59);
        reader.GetValue(2).ShouldBeNull();
        reader.GetDateTime(5).ShouldBe(new DateTime(2022, 12, 16));
        reader.GetDateTime(6).ShouldBe(new DateTime(2022, 12, 20, 1, 2, 3, 500), TimeSpan.FromMilliseconds(1));
        reader.GetDouble(7).ShouldBe(2022);
    }

    [Fact]
    public async Task A_large_workbook_is_whole()
    {
        using var response = await server.GetAsync("ObservationsFlat?$format=xlsx");
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        (await sheet.ReadToEndAsync()).Split("<row ").Length.ShouldBe(SampleFacts.Bulk + 7);
    }
}
