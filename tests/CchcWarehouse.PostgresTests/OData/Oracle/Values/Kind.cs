namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>The primitive types of the model, with the .NET type that holds their values here.</summary>
internal enum Kind
{
    /// <summary>bool.</summary>
    Boolean,

    /// <summary><see cref="Exact"/>, as are the next two.</summary>
    Int32,
    Int64,
    Decimal,

    /// <summary>double.</summary>
    Double,

    /// <summary>string.</summary>
    String,

    /// <summary>DateOnly.</summary>
    Date,

    /// <summary>DateTime in UTC.</summary>
    DateTimeOffset,

    /// <summary>TimeOnly.</summary>
    TimeOfDay,

    /// <summary><see cref="Exact"/>, in seconds.</summary>
    Duration,
}
