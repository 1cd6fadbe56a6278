-- breaks-before: 0
-- A second wall between shops: a transaction sees and writes only rows of the shops that it names in chatrouter.shops,
-- or of all where it says chatrouter.every_shop. It holds for the tables' owner, too, but for no superuser and no role with BYPASSRLS.
-- The subqueries are run once per statement; a row costs a look into a small hash table.

DO $$
DECLARE
    tenant text;
BEGIN
    FOREACH tenant IN ARRAY ARRAY['conversations', 'messages', 'assignments', 'contacts', 'ratings', 'shops', 'accounts', 'account_names'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant);
        EXECUTE format($policy$
            CREATE POLICY of_shop ON %I USING (
                shop IN (SELECT unnest(nullif(current_setting('chatrouter.shops', true), '')::text[]))
                OR (SELECT current_setting('chatrouter.every_shop', true) = 'on'))
            $policy$, tenant);
    END LOOP;
END $$;
