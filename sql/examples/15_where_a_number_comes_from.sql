-- From one number to its sources: every step from the headline share to quotes and cells.
with recursive steps as (
    select 1 as depth, l.table_name, l.row_id, l.column_name, l.parent_table, l.parent_id, l.transformation
    from meta.lineage l
    where l.table_name = 'marts.market_share'
        and l.row_id = (select share_id from marts.market_share where is_headline order by reports desc, share_id limit 1)
    union
    select s.depth + 1, l.table_name, l.row_id, l.column_name, l.parent_table, l.parent_id, l.transformation
    from steps s
    join meta.lineage l on l.table_name = s.parent_table and l.row_id = s.parent_id
)
select * from steps order by depth, parent_table, parent_id, column_name, transformation;
