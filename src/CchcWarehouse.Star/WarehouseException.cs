namespace CchcWarehouse.Star;

/// <summary>The warehouse cannot go on, and a person can do something about it: the message says what.</summary>
/// <param name="message">Vietnamese.</param>
/// <param name="messageEn">The same in English.</param>
public abstract class WarehouseException(string message, string messageEn, Exception? cause = null)
    : Exception(message, cause)
{
    public string MessageEn { get; } = messageEn;
}

/// <summary>The database cannot be reached: the private cluster does not start or the given server does not answer.</summary>
public sealed class DatabaseUnreachableException(string message, string messageEn, Exception? cause = null)
    : WarehouseException(message, messageEn, cause);
