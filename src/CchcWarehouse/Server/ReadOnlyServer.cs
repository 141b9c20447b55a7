using CchcWarehouse.Star.Connections;

namespace CchcWarehouse.Server;

/// <summary>A server whose database login only reads: it answers questions, and takes neither reports nor decisions.</summary>
internal static class ReadOnlyServer
{
    /// <summary>What the console and whoever sends something are told.</summary>
    public static (string Message, string MessageEn) Reason { get; } = (
        $"Máy chủ này chỉ đọc: tài khoản cơ sở dữ liệu không có vai trò {WarehouseRoles.Loader}, nên không nhận báo cáo và quyết định",
        $"This server only reads: its database login is not in the role {WarehouseRoles.Loader}, so it takes no reports and no decisions. GRANT {WarehouseRoles.Loader} TO its login would be right.");

    public static void RefuseWriting(this IApplicationBuilder app) => app.Use((http, next) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: Reason.Message, detail: Reason.MessageEn).ExecuteAsync(http)
            : next(http));
}
