using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Json;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Responses.Paging;
using CchcWarehouse.OData.Responses.Rows;
using CchcWarehouse.OData.Responses.Tables;
using CchcWarehouse.OData.Sql;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>A request for data: plan, SQL, rows, body.</summary>
internal sealed class QueryAnswer(
    QueryCompiler compiler, ODataOptions options, NpgsqlDataSource reader, NpgsqlDataSource? shared, DimensionCache dimensions, LinkSeal seal, AnswerGate gate, TimeProvider time)
{
    /// <summary>Names what sums of the answer mix, because the client allowed it.</summary>
    public const string MixedHeader = "Cchc-Mixed";

    /// <summary>Rows up to which an answer counts as short: an everyday page.</summary>
    private const int ShortAnswer = 10_000;

    private readonly LatestMoment latest = new();
    private readonly JsonWriterCache writers = new();

    /// <summary>Whether the request, which can be understood, asks for rows; and not for one thing.</summary>
    public async Task<bool> AsksForRowsAsync(Exchange exchange, RequestSyntax request, CancellationToken cancellationToken) =>
        Understand(exchange, request, await seal.TokensAsync(cancellationToken)).Query.Shape.Kind is ResultKind.Collection or ResultKind.References;

    public async Task WriteAsync(Exchange exchange, RequestSyntax request, CancellationToken cancellationToken)
    {
        var tokens = await seal.TokensAsync(cancellationToken);
        var understood = Understand(exchange, request, tokens);
        var (compiled, after, format, size) = (understood.Query, understood.After, understood.Format, understood.Planning.PageSize);
        exchange.Timing.End("plan");
        var statements = new AnswerStatements(
            moment => Needed(
                (moment is null ? compiled : compiler.Compile(understood.Asked, understood.Planning with { Moment = moment })).Sql,
                compiled.Shape, after, exchange.IsHead),
            after?.Carry.Moment ?? understood.Planning.AsOf,
            latest);
        var isLong = IsLong(compiled.Shape, request, size, format);
        if (!isLong && await TryShareAsync(exchange, request, tokens, understood, statements, cancellationToken))
        {
            return;
        }

        using var turn = await gate.EnterAsync(isLong, cancellationToken);
        exchange.Turn = turn;
        exchange.Timing.End("queue");
        using var limit = new WorkLimit(exchange.WorkLimit(options.WorkLimit), cancellationToken);
        await using var rows = await AnswerRows.OpenAsync(reader, statements, options.CostLimit, dimensions, limit, cancellationToken);
        exchange.Timing.End("sql");
        await WriteAsync(exchange, request, tokens, understood, rows, cancellationToken);
        exchange.Turn = null;
    }

    /// <summary>A small answer, from a session that it shares with others.</summary>
    /// <returns>False: it is none, or was not to be had there.</returns>
    private async Task<bool> TryShareAsync(
        Exchange exchange, RequestSyntax request, PageTokens tokens, Understood understood, AnswerStatements statements, CancellationToken cancellationToken)
    {
        if (shared is null || understood.Format.Media is Media.Csv or Media.Workbook || exchange.HasOwnWorkLimit || options.WorkLimit < SharedQuery.LongestWork
            || SharedQuery.Of(understood.Query, statements, dimensions) is not { } query)
        {
            return false;
        }

        using var turn = await gate.ShareAsync(cancellationToken);
        exchange.Timing.End("queue");
        exchange.Output.HeldUpTo = SharedQuery.LargestAnswer;
        try
        {
            await using var rows = await AnswerRows.ShareAsync(shared, query, statements);
            exchange.Timing.End("sql");
            if (rows is not null)
            {
                await WriteAsync(exchange, request, tokens, understood, rows, cancellationToken);
            }

            return rows is not null;
        }
        catch (Exception e) when (e is LargeAnswerException or NpgsqlException)
        {
            // Nothing was sent yet. What failed may be the statement of another: in a session of its own the answer has its own error.
            understood.Query.Course.Close();
            exchange.Output.Drop();
            return false;
        }
        finally
        {
            exchange.Output.HeldUpTo = null;
        }
    }

    private async Task WriteAsync(
        Exchange exchange, RequestSyntax request, PageTokens tokens, Understood understood, AnswerRows rows, CancellationToken cancellationToken)
    {
        var (compiled, after, format, size) = (understood.Query, understood.After, understood.Format, understood.Planning.PageSize);
        CheckDimensions(exchange, understood, rows.Dimensions);
        if (!rows.Exists)
        {
            throw new BadQueryException(ResponseCodes.NotFound, "The path leads through an entity that is not there.");
        }

        if (format.Media == Media.Workbook)
        {
            SheetSize.Check(request, rows.Count);
        }

        var carry = new PageCarry(size, after?.Carry.Count ?? rows.Count, format, rows.Moment, understood.Planning.Now)
        {
            Tracks = understood.Tracks,
            Since = understood.Planning.Since,
            Dimensions = understood.Seen ?? rows.Dimensions.Version,
            IsSnapshot = understood.IsSnapshot,
        };
        var payload = new Payload(
            exchange, compiled.Shape, format, rows, new NextLink(tokens, () => LinkAddress(exchange), () => Aliases(request), carry), writers, size, understood.Tracks);
        await payload.WriteAsync(carry.Count, Filename(compiled.Shape), cancellationToken);
        exchange.Timing.End("write");
    }

    private Understood Understand(Exchange exchange, RequestSyntax request, PageTokens tokens)
    {
        var token = Token(request, tokens);
        var after = token is { IsDelta: false } ? token : null;
        var format = Format(exchange, request, token);
        var planning = new PlanOptions
        {
            Now = after?.Carry.Now ?? Now(),
            AsOf = AsOfOption.Of(request),
            ApplicationRoot = exchange.Address.ApplicationRoot,
            PageSize = Math.Min(exchange.Preferences.MaxPageSize ?? token?.Carry.PageSize ?? options.PageSize, options.LargestPage),
            Paged = format.Media == Media.Json,
            AllowMixed = exchange.Preferences.AllowsMixed || IsSet(request, "allowMixed"),
            After = after?.Place,
            Since = token is { IsDelta: true } ? token.Carry.Moment : after?.Carry.Since,
        };
        var asked = request;
        var compiled = compiler.Compile(asked, planning);
        if (format.Media == Media.Workbook && compiled.Shape.Kind == ResultKind.Collection)
        {
            // Whether the rows fit a sheet must be known before the first of them is sent.
            asked = SheetSize.Counted(request);
            compiled = compiler.Compile(asked, planning);
        }

        Check(compiled.Shape, token);
        var isSnapshot = exchange.IsSnapshot || after?.Carry.IsSnapshot == true;
        if (isSnapshot && compiled.Sql.IsUnkept && planning.AsOf is null)
        {
            throw Isolation.Refused("Loads change in their place, so their pages are not of one moment; ask with asOf, or without Isolation.");
        }

        if (planning.Since is not null)
        {
            ChangeTracking.Check(request, compiled.Shape, format);
        }

        return new(compiled, asked, planning, Written(exchange, request, compiled.Shape, format), after)
        {
            Tracks = planning.Since is not null || after?.Carry.Tracks == true
                || (exchange.Preferences.TracksChanges && ChangeTracking.Fits(request, compiled.Shape, format)),
            Seen = planning.Since is not null || after?.Carry.IsSnapshot == true ? token!.Carry.Dimensions : null,
            IsSnapshot = isSnapshot,
        };
    }

    private static PageToken? Token(RequestSyntax request, PageTokens tokens)
    {
        var (skip, delta) = (request.Text(TextOptionKind.SkipToken), request.Text(TextOptionKind.DeltaToken));
        var token = (skip, delta) switch
        {
            (null, null) => null,
            ({ } text, null) => tokens.Read(text),
            (null, { } text) => tokens.Read(text),
            _ => throw new BadQueryException(ResponseCodes.BadToken, "A link has $skiptoken or $deltatoken, never both.", "$deltatoken"),
        };
        return token is null || token.IsDelta == delta is not null
            ? token
            : throw new BadQueryException(ResponseCodes.BadToken, "The token stands in the wrong option. Follow the link as it is.", delta is null ? "$skiptoken" : "$deltatoken");
    }

    /// <summary>A client that holds names of dimensions that have changed since, and is to hold those of one moment, must read everything again.</summary>
    private void CheckDimensions(Exchange exchange, Understood understood, DimensionSnapshot dimensions)
    {
        if (understood.Seen is { } seen && seen != dimensions.Version && ChangeTracking.ShowsDimensions(understood.Query.Shape, understood.Query.Sql))
        {
            exchange.Response.Headers.Location = NextLink.WithoutTokens(LinkAddress(exchange));
            throw new BadQueryException(
                ResponseCodes.Gone, "Names or codes of the dimensions have changed since: read everything again, from the address in Location.", "$deltatoken");
        }
    }

    private static bool IsLong(ResultShape shape, RequestSyntax request, int pageSize, ResponseFormat format) =>
        shape.Kind is ResultKind.Collection or ResultKind.References
        && Math.Min(format.Media == Media.Json ? pageSize : long.MaxValue, request.Option<TopOption>()?.Value ?? long.MaxValue) > ShortAnswer;

    private static ResponseFormat Format(Exchange exchange, RequestSyntax request, PageToken? after)
    {
        var format = request.Text(TextOptionKind.Format);
        var raw = request.Path.Segments is [.., CountSegment or SystemSegment { Kind: SystemSegmentKind.Value }];
        return exchange.Negotiate(raw ? Representation.Raw : Representation.Rows, format, after?.Carry.Format) is var negotiated
            && IsSet(request, "bom") ? negotiated with { ByteOrderMark = true } : negotiated;
    }

    /// <summary>The format again, now that it is known what is written: only rows have all formats.</summary>
    private static ResponseFormat Written(Exchange exchange, RequestSyntax request, ResultShape shape, ResponseFormat format) => shape.Kind switch
    {
        ResultKind.Collection or ResultKind.Count or ResultKind.RawValue => format,
        _ => exchange.Negotiate(Representation.Single, request.Text(TextOptionKind.Format), format.Media == Media.Json ? format : null),
    };

    private static void Check(ResultShape shape, PageToken? after)
    {
        if (after is not null && (shape.Fingerprint is not { } fingerprint || !after.Continues(fingerprint)))
        {
            throw new BadQueryException(
                ResponseCodes.BadToken, "The token continues another request. Follow the link of the page before as it is.", "$skiptoken");
        }
    }

    /// <summary>The statements that this answer needs: a later page knows the count, HEAD reads no rows of a collection.</summary>
    private static SqlQuery Needed(SqlQuery query, ResultShape shape, PageToken? after, bool isHead) => query with
    {
        Count = after?.Carry.Count is not null || (isHead && shape.Kind != ResultKind.Count) ? null : query.Count,
        Rows = isHead && shape.Kind is ResultKind.Collection or ResultKind.References ? null : query.Rows,
    };

    private static bool IsSet(RequestSyntax request, string name) => request.Options.OfType<CustomOption>()
        .Any(option => option.Key == name && option.Value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private static string Aliases(RequestSyntax request) =>
        RequestSyntax.PrintOptions([.. request.Options.Where(option => option is AliasOption)]);

    /// <summary>The instant of the request, as exact as the database keeps instants.</summary>
    private DateTime Now()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new(now.Ticks / 10 * 10, DateTimeKind.Utc);
    }

    /// <summary>The address for links: without the client's key.</summary>
    private string LinkAddress(Exchange exchange) => WithoutKey(exchange.Address.Absolute);

    /// <summary>An address without the option that carries the client's key.</summary>
    public string WithoutKey(string address)
    {
        if (address.Split('?', 2) is not [var path, var query])
        {
            return address;
        }

        var kept = query.Split('&').Where(option => !Uri.UnescapeDataString(option.Split('=', 2)[0]).Equals(options.ApiKeyOption, StringComparison.OrdinalIgnoreCase));
        return $"{path}?{string.Join('&', kept)}";
    }

    private static string Filename(ResultShape shape) => shape.Entity?.SetName ?? "result";

    /// <summary>A request with everything that it is asked under.</summary>
    /// <param name="Asked">The request whose query it is: a workbook's is counted too.</param>
    /// <param name="After">Where the page before ended.</param>
    private sealed record Understood(CompiledQuery Query, RequestSyntax Asked, PlanOptions Planning, ResponseFormat Format, PageToken? After)
    {
        public bool Tracks { get; init; }

        public bool IsSnapshot { get; init; }

        /// <summary>The version of the dimensions that a client has seen who asks for changes, or for the rest of a snapshot.</summary>
        public long? Seen { get; init; }
    }

    /// <summary>Writes one answer in its format.</summary>
    private sealed class Payload(
        Exchange exchange, ResultShape shape, ResponseFormat format, AnswerRows rows, NextLink nextLink, JsonWriterCache writers, int pageSize, bool tracks)
    {
        private readonly PayloadOptions options = exchange.Payload(format);

        public async Task WriteAsync(long? count, string filename, CancellationToken cancellationToken)
        {
            switch (shape.Kind)
            {
                case ResultKind.Collection or ResultKind.References:
                    await WriteRowsAsync(count, filename, cancellationToken);
                    break;
                case ResultKind.Count:
                    Begin(format);
                    exchange.Response.ContentType = "text/plain";
                    ValueText.WriteInteger(exchange.Output, count ?? 0);
                    break;
                default:
                    await WriteOneAsync();
                    break;
            }
        }

        private async Task WriteRowsAsync(long? count, string filename, CancellationToken cancellationToken)
        {
            Begin(format);
            var data = exchange.IsHead ? null : rows;
            switch (format.Media)
            {
                case Media.Json:
                    await Json().WriteCollectionAsync(exchange.Output, data, count, cancellationToken);
                    break;
                case Media.Csv:
                    Attach($"{filename}.csv");
                    await CsvTable.WriteAsync(exchange.Output, Columns(), data, format.ByteOrderMark, cancellationToken);
                    break;
                default:
                    Attach($"{filename}.xlsx");
                    await Workbook.WriteAsync(exchange.Output, filename, Columns(), data, cancellationToken);
                    break;
            }
        }

        private async Task WriteOneAsync()
        {
            var row = new RowCells();
            if (!await rows.ReadAsync(row))
            {
                throw new BadQueryException(ResponseCodes.NotFound, "There is no entity with this key.");
            }

            if (shape.NullableEnd && shape.Row.Key is [RowValue key, ..] && row[key.Ordinal].IsNull)
            {
                // The entity before the last navigation property is there, and what the property leads to is null.
                exchange.Begin(StatusCodes.Status204NoContent, null);
            }
            else if (shape.Kind is ResultKind.Value or ResultKind.RawValue)
            {
                WriteValue(row);
            }
            else
            {
                Begin(format);
                Json().WriteSingle(exchange.Output, row);
            }
        }

        private void WriteValue(RowCells row)
        {
            using var text = new Utf8Output();
            var value = (ValueShape)shape.Row.Members[0];
            if (!FlatColumn.Of(value, value.Name, rows.Dimensions, options.ApplicationRoot).TryWrite(text, row))
            {
                exchange.Begin(StatusCodes.Status204NoContent, null);
                return;
            }

            Begin(format);
            if (shape.Kind == ResultKind.RawValue)
            {
                exchange.Output.Write(text.Pending.Span);
            }
            else
            {
                Json().WriteValue(exchange.Output, value, row);
            }
        }

        private void Begin(ResponseFormat chosen)
        {
            exchange.Begin(StatusCodes.Status200OK, chosen);
            if (shape.Mixed.Count > 0)
            {
                // Tables have no place for an annotation.
                exchange.Response.Headers[MixedHeader] = string.Join(", ", shape.Mixed);
            }

            if (!exchange.Preferences.AreNone)
            {
                TellApplied();
            }
        }

        private void TellApplied()
        {
            var applied = exchange.Preferences.Applied(
            [
                .. exchange.Preferences.MaxPageSize is not null && shape.Kind is ResultKind.Collection or ResultKind.References && format.Media == Media.Json
                    ? [(Preferences.PageSizeName, pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<(string, string?)>(),
                .. options.Annotations is { } annotations && format.Media == Media.Json ? [(Preferences.AnnotationsName, $"\"{annotations.Patterns}\"")] : Array.Empty<(string, string?)>(),
                .. options.OmitNulls ? [(Preferences.OmitValuesName, "nulls")] : Array.Empty<(string, string?)>(),
                .. tracks ? [(Preferences.TrackChangesName, null)] : Array.Empty<(string, string?)>(),
                .. shape.Mixed.Count > 0 ? [(Preferences.AllowMixedName, null)] : Array.Empty<(string, string?)>(),
            ]);
            if (applied is not null)
            {
                exchange.Response.Headers["Preference-Applied"] = applied;
            }
        }

        private void Attach(string filename) =>
            exchange.Response.Headers.ContentDisposition = $"attachment; filename=\"{filename}\"";

        private JsonPayload Json() => new(shape, options, rows.Dimensions, nextLink, writers);

        private IReadOnlyList<FlatColumn> Columns() => FlatColumn.Of(shape.Row, rows.Dimensions, options.ApplicationRoot);
    }
}
