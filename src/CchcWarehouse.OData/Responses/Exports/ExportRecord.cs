namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>One answer for later fetching, as the ledger has it.</summary>
/// <param name="Result">Null: it is not complete.</param>
internal sealed record ExportRecord(Guid Key, ExportRequest Request, ExportResult? Result);

/// <summary>What became of the request: an answer like any other, or an error.</summary>
/// <param name="Headers">Those that travel with the body.</param>
/// <param name="ByteCount">Length of the body, not compressed.</param>
internal sealed record ExportResult(int Status, IReadOnlyDictionary<string, string> Headers, long ByteCount);
