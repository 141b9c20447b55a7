namespace CchcWarehouse.OData.Responses.Http;

/// <summary>A feature of a request whose answer may take longer than others, because nobody waits for it.</summary>
internal interface IWorkAllowance
{
    /// <summary>How long the database may work on the answer.</summary>
    TimeSpan WorkLimit { get; }
}
