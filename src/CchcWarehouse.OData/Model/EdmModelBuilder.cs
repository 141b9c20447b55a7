using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>Maps → entity types, entity sets and navigation bindings. Annotations are the metadata writer's.</summary>
internal static class EdmModelBuilder
{
    public static EdmModel Build(IReadOnlyList<EntityMap> entities)
    {
        var model = new EdmModel();
        var container = new EdmEntityContainer(WarehouseModel.Namespace, WarehouseModel.ContainerName);
        model.AddElement(container);
        foreach (var entity in entities)
        {
            entity.EdmType = Type(entity);
            model.AddElement(entity.EdmType);
            entity.EdmSet = container.AddEntitySet(entity.SetName, entity.EdmType);
        }

        foreach (var entity in entities)
        {
            foreach (var navigation in entity.Navigations)
            {
                entity.EdmSet.AddNavigationTarget(Navigation(entity, navigation), navigation.Target.EdmSet);
            }
        }

        return model;
    }

    private static EdmEntityType Type(EntityMap entity)
    {
        var type = new EdmEntityType(WarehouseModel.Namespace, entity.Name);
        foreach (var property in entity.Properties)
        {
            var nullable = property.Nullable && !entity.Key.Contains(property);
            var edm = type.AddStructuralProperty(property.Name, Primitive(property.Column, nullable));
            if (entity.Key.Contains(property))
            {
                type.AddKeys(edm);
            }
        }

        return type;
    }

    private static IEdmPrimitiveTypeReference Primitive(ColumnMap column, bool nullable)
    {
        var core = EdmCoreModel.Instance;
        return column.Type switch
        {
            EdmPrimitiveTypeKind.Decimal => core.GetDecimal(column.Precision, column.Scale, nullable),
            EdmPrimitiveTypeKind.DateTimeOffset => core.GetTemporal(column.Type, 6, nullable),
            var kind => core.GetPrimitive(kind, nullable),
        };
    }

    private static EdmNavigationProperty Navigation(EntityMap entity, NavigationMap navigation) =>
        entity.EdmType.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
        {
            Name = navigation.Name,
            Target = navigation.Target.EdmType,
            TargetMultiplicity = navigation switch
            {
                { IsCollection: true } => EdmMultiplicity.Many,
                { Optional: true } => EdmMultiplicity.ZeroOrOne,
                _ => EdmMultiplicity.One,
            },
        });
}
