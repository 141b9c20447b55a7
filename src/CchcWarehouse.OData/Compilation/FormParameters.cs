using System.Collections;
using CchcWarehouse.OData.Sql;

namespace CchcWarehouse.OData.Compilation;

/// <summary>The parameters of a statement with the values of another request; made when the statement is run.</summary>
internal sealed class FormParameters(IReadOnlyList<SqlParameter> parameters, IReadOnlyList<object?> values) : IReadOnlyList<SqlParameter>
{
    private SqlParameter[]? made;

    public int Count => parameters.Count;

    private SqlParameter[] Made => made ??= [.. parameters.Select(parameter =>
        parameter.Provenance is { } provenance ? parameter with { Value = provenance.In(values) } : parameter)];

    public SqlParameter this[int index] => Made[index];

    public IEnumerator<SqlParameter> GetEnumerator() => ((IEnumerable<SqlParameter>)Made).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Made.GetEnumerator();
}
