namespace CchcWarehouse.Pages;

/// <summary>How one tool connects: three steps and a text to paste, with the address the reader really uses.</summary>
internal sealed record ConnectionWay(string Tool, IReadOnlyList<string> Steps, string Text, (string Text, string Address)? Link = null)
{
    public static IReadOnlyList<ConnectionWay> All(string root)
    {
        var service = root + "odata/";
        var flat = service + "ObservationsFlat";
        return
        [
            new("Excel", ["Dữ liệu → Lấy dữ liệu → Từ nguồn khác → Từ nguồn cấp OData", "Dán địa chỉ dưới đây, chọn Ẩn danh", "Chọn ObservationsFlat → Tải"],
                flat, ("Tệp kết nối Excel (.odc)", root + "connect/ObservationsFlat.odc")),
            new("Power BI", ["Lấy dữ liệu → Nguồn cấp OData", "Dán địa chỉ, hoặc mở tệp .pbids", "Hoặc dán đoạn M này vào Trình soạn thảo nâng cao"],
                $"let\n    Source = OData.Feed(\"{service}\", null, [Implementation=\"2.0\"]),\n    Facts = Source{{[Name=\"ObservationsFlat\"]}}[Data]\nin\n    Facts",
                ("Tệp kết nối Power BI (.pbids)", root + "connect/ObservationsFlat.pbids")),
            new("R", ["install.packages(\"jsonlite\") nếu chưa có", "Chạy đoạn này", "df là bảng số liệu"],
                $"library(jsonlite)\ndf <- fromJSON(\"{flat}?$top=1000\")$value"),
            new("Python", ["Không cần thư viện ngoài", "Chạy đoạn này", "Đi theo @odata.nextLink đến hết"],
                $"import json, urllib.request\nurl, rows = \"{flat}\", []\nwhile url:\n    page = json.load(urllib.request.urlopen(url))\n    rows += page[\"value\"]\n    url = page.get(\"@odata.nextLink\")"),
            new("curl", ["Mở cửa sổ lệnh", "Chạy dòng này", "CSV có dấu BOM để Excel mở đúng tiếng Việt"],
                $"curl -o so-lieu.csv \"{flat}?\\$format=csv&bom=true\""),
        ];
    }

    public static IReadOnlyList<(string Question, string Address)> Questions(string root) =>
    [
        ("Mọi số liệu của thị xã Vĩnh Châu năm 2022", root + "odata/ObservationsFlat?$filter=AdminUnitCode eq '950' and Year eq 2022"),
        ("Tỷ lệ hồ sơ đúng hạn, cao trước", root + "odata/ObservationsFlat?$filter=IndicatorCode eq '3.7.4'&$orderby=Value desc&$select=AdminUnitName,ProvinceName,PeriodCode,Value"),
        ("Báo cáo nào còn dòng chờ soát xét", root + "odata/Reports?$filter=ReviewCount gt 0&$expand=AdminUnit,Period"),
        ("Chỉ tiêu nào có từ “một cửa”", root + "odata/Indicators?$filter=contains(tolower(Name),'một cửa')"),
    ];
}
