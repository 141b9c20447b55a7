namespace CchcWarehouse.OData.Responses;

/// <summary>The codes of OData error objects that the edge itself can cause.</summary>
public static class ResponseCodes
{
    /// <summary>A header of the request cannot be understood.</summary>
    public const string BadHeader = "InvalidHeader";

    /// <summary>No format or version that the client takes is one that the service writes.</summary>
    public const string NotAcceptable = "NotAcceptable";

    /// <summary>The method does not fit the resource; Allow names those that do.</summary>
    public const string MethodNotAllowed = "MethodNotAllowed";

    /// <summary>The address names nothing.</summary>
    public const string NotFound = "NotFound";

    /// <summary>The continuation link is none of this service's, or was changed.</summary>
    public const string BadToken = "InvalidToken";

    /// <summary>The continuation link is of an older model or of a time that is not kept.</summary>
    public const string Gone = "TokenExpired";

    /// <summary>A precondition of the request, such as OData-Isolation, cannot be met.</summary>
    public const string PreconditionFailed = "PreconditionFailed";

    /// <summary>The content type of the request's body is not one that is read.</summary>
    public const string UnsupportedMediaType = "UnsupportedMediaType";

    /// <summary>The result does not fit the format asked for.</summary>
    public const string TooLarge = "ResultTooLarge";

    /// <summary>The statement ran into its time limit.</summary>
    public const string Timeout = "Timeout";

    /// <summary>Too many heavy requests run at once, or the database is not to be reached.</summary>
    public const string Unavailable = "Unavailable";

    /// <summary>An error of the service itself.</summary>
    public const string Internal = "InternalError";

    /// <summary>Known to the standard, not offered here.</summary>
    public const string NotImplemented = "NotImplemented";
}
