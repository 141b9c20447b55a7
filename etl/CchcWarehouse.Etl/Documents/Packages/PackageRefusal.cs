namespace CchcWarehouse.Etl.Documents.Packages;

/// <summary>Why an office file or archive is not opened: what is wrong, where, and what would be right.</summary>
internal static class PackageRefusal
{
    internal static UnreadableDocumentException Damaged(string part, string? detail = null) => new(
        "damaged",
        $"Tệp bị hỏng hoặc bị cắt ngắn ({Where(part, detail)}). Hãy mở lại bằng Word/Excel, lưu lại rồi gửi lại.",
        $"The file is damaged or cut off ({Where(part, detail)}). Open it in Word or Excel, save it again and send it again.");

    internal static UnreadableDocumentException Macros(string file) => new(
        "macros",
        $"Tệp “{file}” chứa macro nên không được mở. Hãy lưu lại thành .docx hoặc .xlsx (không có macro).",
        $"The file “{file}” contains macros and is not opened. Save it as .docx or .xlsx (without macros).");

    internal static UnreadableDocumentException RemoteReference(string target) => new(
        "external-reference",
        $"Tệp đòi nạp nội dung từ địa chỉ bên ngoài ({Shortened(target)}) nên không được mở. Hãy xoá liên kết mẫu/đối tượng đó rồi lưu lại.",
        $"The file wants to load content from outside ({Shortened(target)}) and is not opened. Remove the linked template or object and save it again.");

    /// <summary>No office program writes a document type; it is how XML bombs and stolen files come in.</summary>
    internal static UnreadableDocumentException DocumentType(string part) => new(
        "xml-entities",
        $"XML của tệp khai báo DOCTYPE ({Shortened(part)}), có thể là “bom XML”, nên không được mở. Hãy lưu lại báo cáo bằng Word/Excel.",
        $"The XML of the file declares a DOCTYPE ({Shortened(part)}), as XML bombs do, and is not opened. Save the report again with Word or Excel.");

    internal static UnreadableDocumentException TooDeep(string part) => new(
        "too-deep",
        $"Cấu trúc XML của tệp lồng quá sâu ({part}). Hãy lưu lại báo cáo bằng Word/Excel.",
        $"The XML of the file is nested too deeply ({part}). Save the report again with Word or Excel.");

    internal static UnreadableDocumentException Bomb(long limit) => new(
        "too-large",
        $"Tệp nén bung ra quá {limit / (1024 * 1024):N0} MB nên bị từ chối. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The file unpacks to more than {limit / (1024 * 1024):N0} MB and is refused. Send the report and its annex alone.");

    internal static UnreadableDocumentException TooLarge(string file) => new(
        "too-large",
        $"Tệp “{file}” có quá nhiều thành phần nên bị từ chối. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The file “{file}” has too many parts and is refused. Send the report and its annex alone.");

    internal static UnreadableDocumentException Encrypted(string file) => new(
        "encrypted",
        $"Tệp “{file}” được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
        $"The file “{file}” is protected by a password and cannot be read. Remove the password and send it again.");

    private static string Where(string part, string? detail) => detail is null ? part : $"{part}: {Shortened(detail)}";

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..120] + "…";
}
