using System.Security;
using System.Text;
using System.Text.Json;
using CchcWarehouse.OData.Model;

namespace CchcWarehouse.Pages;

/// <summary>Files that open a BI tool on one entity set with a double click.</summary>
internal static class ConnectionFile
{
    /// <summary>Power BI Desktop: one connection to the service, import mode (OData knows no other).</summary>
    public static IResult PowerBi(HttpRequest request, string entitySet, WarehouseModel model)
    {
        if (model.EntitySet(entitySet) is null)
        {
            return NoEntitySet(entitySet, model);
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = "0.1",
            connections = new[]
            {
                new
                {
                    details = new { protocol = "odata", address = new { url = Service(request) } },
                    options = new { },
                    mode = "Import",
                },
            },
        });
        return Results.File(content, "application/json", entitySet + ".pbids");
    }

    /// <summary>Excel: a Power Query on the entity set, in the HTML envelope that Excel calls a data connection.</summary>
    public static IResult Excel(HttpRequest request, string entitySet, WarehouseModel model)
    {
        if (model.EntitySet(entitySet) is null)
        {
            return NoEntitySet(entitySet, model);
        }

        var formula = $"let Source = OData.Feed(\"{Service(request)}\", null, [Implementation=\"2.0\"]), "
            + $"T = Source{{[Name=\"{entitySet}\",Signature=\"table\"]}}[Data] in T";
        var mashup = "<Mashup xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xmlns=\"http://schemas.microsoft.com/DataMashup\"><Client>EXCEL</Client><Version>2.140.405.0</Version><MinVersion>2.21.0.0</MinVersion>"
            + $"<Culture>en-US</Culture><SafeCombine>true</SafeCombine><Items><Query Name=\"{entitySet}\">"
            + $"<Formula><![CDATA[{formula}]]></Formula>"
            + "<IsParameterQuery xsi:nil=\"true\"/><IsDirectQuery xsi:nil=\"true\"/></Query></Items></Mashup>";
        var page =
            $"""
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
            <head>
            <meta http-equiv=Content-Type content="text/x-ms-odc; charset=utf-8">
            <meta name=ProgId content=ODC.Database>
            <meta name=SourceType content=OLEDB>
            <title>{entitySet}</title>
            <xml id=docprops><o:DocumentProperties xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><o:Description>CCHC Warehouse: {entitySet}</o:Description><o:Name>{entitySet}</o:Name></o:DocumentProperties></xml>
            <xml id=msodc><odc:OfficeDataConnection xmlns:odc="urn:schemas-microsoft-com:office:odc" xmlns="http://www.w3.org/TR/REC-html40"><odc:PowerQueryConnection odc:Type="OLEDB"><odc:ConnectionString>Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location={entitySet};Extended Properties=&quot;&quot;</odc:ConnectionString><odc:CommandType>SQL</odc:CommandType><odc:CommandText>SELECT * FROM [{entitySet}]</odc:CommandText></odc:PowerQueryConnection><odc:PowerQueryMashupData>{SecurityElement.Escape(mashup)}</odc:PowerQueryMashupData></odc:OfficeDataConnection></xml>
            </head>
            </html>
            """;
        return Results.File(Encoding.UTF8.GetBytes(page), "text/x-ms-odc; charset=utf-8", entitySet + ".odc");
    }

    private static string Service(HttpRequest request) => PageEndpoints.Root(request) + "odata/";

    private static IResult NoEntitySet(string name, WarehouseModel model) => Results.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "Không có tập dữ liệu này (no such entity set)",
        detail: $"'{name}' is no entity set. The entity sets are: {string.Join(", ", model.Entities.Select(e => e.SetName))}");
}
