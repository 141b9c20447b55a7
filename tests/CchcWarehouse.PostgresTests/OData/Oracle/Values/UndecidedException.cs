namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>The standard leaves open what the answer is: the case is not counted.</summary>
public sealed class UndecidedException(string message) : Exception(message);
