namespace CchcWarehouse.Pages;

/// <summary>How one tool connects: three steps and a text to paste, with the address that the reader really uses.</summary>
/// <param name="Steps">In Vietnamese, each with its English twin.</param>
/// <param name="Code">Runs as it is.</param>
internal sealed record ConnectionWay(string Tool, IReadOnlyList<(string Vi, string En)> Steps, string Code, params (string Text, string Address)[] Links)
{
    /// <summary>What the tool is called in an address.</summary>
    public string Key => Tool.ToLowerInvariant().Replace(' ', '-');

    /// <param name="root">The application's, with a slash at its end.</param>
    public static IReadOnlyList<ConnectionWay> All(string root)
    {
        var service = root + "odata/";
        var flat = service + "ObservationsFlat";
        return
        [
            new("Excel",
                [("Mở tệp kết nối .odc, hoặc: Dữ liệu → Lấy dữ liệu → Từ nguồn khác → Từ nguồn cấp OData", "Open the .odc file, or: Data → Get Data → From Other Sources → From OData Feed"),
                    ("Dán địa chỉ dưới đây, chọn Ẩn danh → Kết nối", "Paste the address below, choose Anonymous → Connect"),
                    ("Chọn ObservationsFlat → Tải; sau này bấm Làm mới", "Choose ObservationsFlat → Load; later press Refresh")],
                service, ("Tệp kết nối .odc", root + "connect/ObservationsFlat.odc"), ("Bảng tính .xlsx", flat + "?$format=xlsx")),
            new("Power BI",
                [("Mở tệp .pbids, hoặc: Lấy dữ liệu → Nguồn cấp OData", "Open the .pbids file, or: Get data → OData feed"),
                    ("Chọn Ẩn danh → Kết nối, rồi chọn ObservationsFlat", "Choose Anonymous → Connect, then ObservationsFlat"),
                    ("Hoặc dán đoạn M này vào Trình soạn thảo nâng cao", "Or paste this M into the Advanced Editor")],
                $"let\n    Source = OData.Feed(\"{service}\", null, [Implementation=\"2.0\"]),\n    ObservationsFlat = Source{{[Name=\"ObservationsFlat\",Signature=\"table\"]}}[Data]\nin\n    ObservationsFlat",
                ("Tệp kết nối .pbids", root + "connect/ObservationsFlat.pbids")),
            new("Tableau",
                [("Kết nối → Đến máy chủ → OData", "Connect → To a Server → OData"),
                    ("Dán địa chỉ của bảng, chọn Không xác thực → Đăng nhập", "Paste the table's address, choose No Authentication → Sign In"),
                    ("Tableau trích toàn bộ bảng; lọc bớt ngay trong địa chỉ nếu cần", "Tableau extracts the whole table; narrow it in the address if need be")],
                flat + "?$filter=Year ge 2021"),
            new("SAP UI5",
                [("Tạo mô hình OData V4 trên gốc dịch vụ", "Make an OData V4 model on the service root"),
                    ("Gắn bảng vào /ObservationsFlat hoặc /Observations; $count, $expand và $$aggregation đều chạy", "Bind a table to /ObservationsFlat or /Observations; $count, $expand and $$aggregation work"),
                    ("Thử ngay trong bảng điều khiển của trình duyệt", "Try it in the browser's console")],
                $"sap.ui.require([\"sap/ui/model/odata/v4/ODataModel\"], ODataModel => {{\n  const model = new ODataModel({{ serviceUrl: \"{service}\", autoExpandSelect: true, operationMode: \"Server\" }});\n"
                + "  model.bindList(\"/ObservationsFlat\", undefined, [], [], { $count: true, $select: \"AdminUnitName,IndicatorName,Value\" })\n"
                + "    .requestContexts(0, 100).then(rows => console.log(rows.map(row => row.getObject())));\n});"),
            new("DevExtreme",
                [("Tạo nguồn dữ liệu trên bảng phẳng, phiên bản 4", "Make a data source on the flat table, version 4"),
                    ("Đặt remoteOperations để máy chủ lọc, sắp xếp, phân trang", "Set remoteOperations so that the server filters, sorts and pages"),
                    ("Đưa vào dxDataGrid", "Give it to a dxDataGrid")],
                $"new DevExpress.ui.dxDataGrid(document.getElementById(\"grid\"), {{\n  remoteOperations: {{ filtering: true, sorting: true, paging: true }},\n"
                + $"  dataSource: {{ store: {{ type: \"odata\", version: 4, url: \"{flat}\", key: \"ObservationKey\", keyType: \"Int64\" }} }}\n}});"),
            new("R",
                [("Không cần gói nào ngoài R", "Nothing beyond R itself is needed"), ("Chạy đoạn này", "Run this"), ("facts là bảng số liệu; Value là số", "facts is the table; Value is numeric")],
                $"facts <- read.csv(\"{flat}?$format=csv\", encoding = \"UTF-8\")\nstr(facts)\naggregate(Value ~ IndicatorCode + PeriodCode, facts, median)"),
            new("Python",
                [("Không cần thư viện ngoài", "The standard library is enough"), ("Chạy đoạn này", "Run this"), ("rows là mọi dòng, qua hết các trang", "rows are all rows, over all pages")],
                $"import json, urllib.request\n\nurl, rows = \"{flat}\", []\nwhile url:\n    page = json.load(urllib.request.urlopen(url))\n    rows += page[\"value\"]\n    url = page.get(\"@odata.nextLink\")\nprint(len(rows), \"rows\")"),
            new("curl",
                [("Mở cửa sổ lệnh", "Open a terminal"), ("Chạy dòng này", "Run this line"), ("Tệp CSV có dấu BOM, Excel mở đúng tiếng Việt", "The CSV has a byte order mark, so Excel reads Vietnamese right")],
                $"curl -o so-lieu.csv \"{flat}?%24format=csv&bom=true\"", ("Tải CSV", flat + "?$format=csv&bom=true")),
        ];
    }

    public static IReadOnlyList<(string Vi, string En, string Address)> Questions(string root) =>
    [
        ("Mọi số liệu của thị xã Vĩnh Châu năm 2022", "Everything that Vĩnh Châu reported for 2022",
            root + "odata/ObservationsFlat?$filter=AdminUnitCode eq '950' and Year eq 2022"),
        ("Tỷ lệ hồ sơ đúng hạn, cao trước", "Share of files settled in time, highest first",
            root + "odata/ObservationsFlat?$filter=IndicatorCode eq '3.7.4'&$orderby=Value desc&$select=AdminUnitName,ProvinceName,PeriodCode,Value"),
        ("Mỗi kỳ có bao nhiêu số liệu", "How many figures each period has",
            root + "odata/ObservationsFlat?$apply=groupby((PeriodCode),aggregate($count as Figures))&$orderby=PeriodCode"),
        ("Báo cáo nào còn dòng chờ soát xét", "Reports with rows in review", root + "odata/Reports?$filter=ReviewCount gt 0&$expand=AdminUnit,Period"),
        ("Chỉ tiêu nào có từ “một cửa”", "Indicators about one-stop shops", root + "odata/Indicators?$filter=contains(tolower(Name),'một cửa')&$select=Code,Name,NameEn"),
        ("Tải tất cả thành một bảng tính", "Everything as one workbook", root + "odata/ObservationsFlat?$format=xlsx"),
    ];
}
