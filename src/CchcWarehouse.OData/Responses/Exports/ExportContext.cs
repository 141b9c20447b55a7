using CchcWarehouse.OData.Responses.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>A request that is answered into a file. Nothing of it has left the house, so an error takes the place of half an answer.</summary>
internal sealed class ExportContext : IHttpResponseFeature, IHttpRequestLifetimeFeature, IWorkAllowance
{
    private readonly FileStream file;
    private int status = StatusCodes.Status200OK;

    private ExportContext(FileStream file, TimeSpan workLimit, CancellationToken cancelled)
    {
        this.file = file;
        WorkLimit = workLimit;
        RequestAborted = cancelled;
    }

    public TimeSpan WorkLimit { get; }

    public CancellationToken RequestAborted { get; set; }

    /// <remarks>Each beginning of an answer throws away what was written of the one before.</remarks>
    public int StatusCode
    {
        get => status;
        set
        {
            status = value;
            file.SetLength(0);
        }
    }

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; } = Stream.Null;

    public bool HasStarted => false;

    /// <param name="room">Bytes that the file may take.</param>
    public static HttpContext Of(ExportRequest request, FileStream file, long room, TimeSpan workLimit, CancellationToken cancelled)
    {
        var context = new ExportContext(file, workLimit, cancelled);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Body = Stream.Null });
        features.Set<IHttpResponseFeature>(context);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new BoundedStream(file, room)));
        features.Set<IHttpRequestLifetimeFeature>(context);
        features.Set<IWorkAllowance>(context);
        var http = new DefaultHttpContext(features);
        request.ApplyTo(http);
        return http;
    }

    public void OnStarting(Func<object, Task> callback, object state)
    {
    }

    public void OnCompleted(Func<object, Task> callback, object state)
    {
    }

    public void Abort()
    {
    }
}
