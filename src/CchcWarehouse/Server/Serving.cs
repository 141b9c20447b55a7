using CchcWarehouse.Commands;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Connections;

namespace CchcWarehouse.Server;

/// <summary>Runs the server until it is asked to stop.</summary>
internal static class Serving
{
    public static async Task RunAsync(
        WarehouseDatabase database, Settings settings, ListenAddresses addresses, CancellationToken cancellationToken)
    {
        await using var app = WarehouseServer.Build(database, settings, addresses);
        await StartAsync(app, addresses, cancellationToken);
        PrintAddresses(addresses, database);
        await using var stopping = cancellationToken.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
        Console.Error.WriteLine(new Spoken("Đã dừng máy chủ.", "The server has stopped."));
    }

    private static async Task StartAsync(WebApplication app, ListenAddresses addresses, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            addresses.RefuseTaken(); // taken since the first look
            throw;
        }
    }

    private static void PrintAddresses(ListenAddresses addresses, WarehouseDatabase database)
    {
        foreach (var address in addresses.ToOpen)
        {
            Console.Out.WriteLine($"  {address}/   {new Spoken("trang chủ", "home page")}");
            Console.Out.WriteLine($"  {address}/odata/   {new Spoken("gốc dịch vụ OData", "OData service root")}");
            Console.Out.WriteLine($"  {address}/odata/ObservationsFlat   {new Spoken("mọi số liệu, một bảng", "every number, one table")}");
        }

        if (!database.Connections.MayLoad)
            Console.Out.WriteLine(new Spoken(ReadOnlyServer.Reason.Message, ReadOnlyServer.Reason.MessageEn).ToString());
        if (database.Cluster is { } cluster)
            Console.Out.WriteLine($"  psql \"host=127.0.0.1 port={cluster.Port} dbname={WarehouseDatabase.Name} user={WarehouseRoles.Reader} passfile='{cluster.PasswordFile}'\"");
        Console.Out.WriteLine(new Spoken("Ctrl-C để dừng.", "Ctrl-C to stop.").ToString());
    }
}
