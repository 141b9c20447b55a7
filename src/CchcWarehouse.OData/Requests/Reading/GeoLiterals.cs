namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The text inside a geography or geometry literal: SRID and well-known text.</summary>
internal static class GeoLiterals
{
    public static void Full(Scanner scanner)
    {
        if (!scanner.TakeWord("SRID"))
        {
            throw scanner.Missing("SRID=");
        }

        scanner.Expect('=');
        var start = scanner.Index;
        Scalars.Digits(scanner);
        if (scanner.Index - start > 5)
        {
            scanner.Index = start + 5;
        }

        scanner.Expect(';', "after at most five digits of the SRID");
        Shape(scanner);
    }

    private static void Shape(Scanner scanner)
    {
        // OData 4.0 wrote Collection.
        if (scanner.TakeWord("GeometryCollection") || scanner.TakeWord("Collection"))
        {
            scanner.Budget.Enter(scanner);
            List(scanner, Shape, least: 1);
            scanner.Budget.Leave();
        }
        else
        {
            SimpleShape(scanner);
        }
    }

    private static void SimpleShape(Scanner scanner)
    {
        if (scanner.TakeWord("Point"))
        {
            Point(scanner);
        }
        else if (scanner.TakeWord("LineString"))
        {
            LineString(scanner);
        }
        else if (scanner.TakeWord("Polygon"))
        {
            Polygon(scanner);
        }
        else if (scanner.TakeWord("MultiPoint"))
        {
            List(scanner, Point, least: 0);
        }
        else if (scanner.TakeWord("MultiLineString"))
        {
            List(scanner, LineString, least: 0);
        }
        else if (scanner.TakeWord("MultiPolygon"))
        {
            List(scanner, Polygon, least: 0);
        }
        else
        {
            throw scanner.Missing("Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon or GeometryCollection");
        }
    }

    private static void Point(Scanner scanner)
    {
        scanner.Expect('(');
        Position(scanner);
        scanner.Expect(')');
    }

    private static void LineString(Scanner scanner) => List(scanner, Position, least: 2);

    private static void Polygon(Scanner scanner) => List(scanner, Ring, least: 1);

    private static void Ring(Scanner scanner) => List(scanner, Position, least: 1);

    private static void List(Scanner scanner, Action<Scanner> item, int least)
    {
        scanner.Expect('(');
        if (least > 0 || scanner.Current != ')')
        {
            item(scanner);
            for (var count = 1; count < least || scanner.Current == ','; count++)
            {
                scanner.Expect(',', "and a further item");
                item(scanner);
            }
        }

        scanner.Expect(')');
    }

    /// <summary>Longitude, latitude, and optionally altitude and measure.</summary>
    private static void Position(Scanner scanner)
    {
        Coordinate(scanner);
        scanner.Expect(' ', "between the coordinates");
        Coordinate(scanner);
        for (var i = 0; i < 2 && scanner.Take(' '); i++)
        {
            Coordinate(scanner);
        }
    }

    private static void Coordinate(Scanner scanner)
    {
        if (!Scalars.TakeSpecialNumber(scanner))
        {
            Scalars.Number(scanner);
        }
    }
}
