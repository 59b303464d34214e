import { Client } from 'pg'

/**
 * A hundred thousand patients as a town has them: few names that many have and many that few have, numbers of mobiles and landlines,
 * each with a visit or two at one of two clinics. The same at every run.
 */
export async function fillCrowd(ownerUrl: string, people: number): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`
    create function pg_temp.chance(kind text, n bigint) returns float8 language sql immutable as
      $$ select (('x' || left(md5(kind || ' ' || n), 7))::bit(28)::int)::float8 / 268435456 $$;
    insert into patient (id, name, phone, other_phone, email, date_of_birth, created_at)
    select md5('crowd ' || i)::uuid,
      given[1 + floor(power(pg_temp.chance('given', i), 1.6) * cardinality(given))] || ' ' ||
      case when pg_temp.chance('rare', i) < 0.55 then family[1 + floor(power(pg_temp.chance('family', i), 1.8) * cardinality(family))]
        else beginnings[1 + floor(pg_temp.chance('beginning', i) * cardinality(beginnings))]
          || endings[1 + floor(pg_temp.chance('ending', i) * cardinality(endings))] end,
      case when pg_temp.chance('mobile', i) < 0.8 then '+447' || lpad((floor(pg_temp.chance('number', i) * 999999999))::bigint::text, 9, '0')
        else '+44' || (array['121', '1827', '1564', '121'])[1 + i % 4] || lpad((floor(pg_temp.chance('number', i) * 9999999))::bigint::text, 7, '0') end,
      case when i % 7 = 0 then '+44121' || lpad((floor(pg_temp.chance('other', i) * 9999999))::bigint::text, 7, '0') end,
      'patient' || i || '@example.org', date '1932-01-01' + floor(pg_temp.chance('born', i) * 31000)::int, now() - interval '1 day'
    from (select string_to_array('${given}', ' ') as given, string_to_array('${family}', ' ') as family,
      string_to_array('${beginnings}', ' ') as beginnings, string_to_array('${endings}', ' ') as endings) names, generate_series(1, ${people}) i;
    insert into clinic (id, name, place, region, address, postcode, phone, time_zone)
      values ('small', 'Small', 'Small', 'Nowhere', '{2 Example Road}', 'B2 2AA', '+441214960001', 'Europe/London');
    insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, patient_id, starts_at, ends_at, busy_until, source,
        created_at, changed_at)
      select md5('visit ' || i)::uuid, 'CR-' || i, 'no_show', case when i % 20 = 0 then 'small' else 'bench' end, 'person-' || (1 + i % 60), 'visit',
        md5('crowd ' || (1 + i % ${people}))::uuid, at, at + interval '45 minutes', at + interval '1 hour', 'phone', at, at
      from generate_series(1, ${Math.floor(people * 1.5)}) i, lateral (select date_trunc('hour', now()) - interval '1 hour' * (i % 9000 + 24) as at) one;
    analyze`)
  await owner.end()
}

const given = `Margaret Susan David John Sarah Mohammed Emma Paul Karen James Julie Michael Helen Robert Sandra Andrew Christine William
 Fatima Stephen Catherine Peter Olivia Thomas Priya Daniel Anneke Ewan Siân Zoë Aoife Łukasz Agnieszka José Françoise Nguyễn Ayesha Imran Kwame
 Oluwaseun Grace Ellie Jack Harry George Charlotte Amelia Isla Ava Noah Oscar Leo Freya Ivy Rosie Lily Evie Alfie Archie Freddie Theo Arthur
 Winifred Edith Dorothy Doreen Brenda Maureen Sheila Pauline Janet Carol Lesley Denise Tracey Sharon Donna Deborah Michelle Nicola Claire
 Joanne Samantha Rebecca Laura Gemma Stacey Kelly Natalie Hannah Jessica Lauren Chloe Megan Bethany Georgia Lucy Katie Molly Phoebe Abigail
 Gurpreet Harjit Manpreet Jaswinder Sukhdeep Rajesh Sunita Anita Deepak Sanjay Nadia Yusuf Hassan Bilal Zainab Khadija Tariq Usman Hamza
 Wei Li Mei Chen Jun Yuki Hiroshi Kenji Elena Maria Sofia Anna Katarzyna Piotr Tomasz Marek Ivan Olga Natasha Dmitri Mihai Ioana`.replace(/\s+/g, ' ').replace(/’/g, '’')
const family = `Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood
 Jackson Clarke Khan Smithson Harrison Hughes Martin Cooper Ward Turner Carter Phillips Mitchell Patterson Anderson Allen Cook Bailey Parker
 Bennett Young Kelly Price Watson Singh Kaur Hussain Begum Ahmed Ali Shah Murphy OBrien Reilly Ryan Byrne Walsh Murray Campbell Stewart Robertson
 MacDonald McKenzie Morrison Fraser Graham Ross Grant Marshall Collins Bell Cox Richardson Edwards Morgan Griffiths Lewis Thomas Rees Bevan Lloyd
 Nowak Kowalski Wójcik Zielińska Nguyen Tran Chen Wang Li Zhang Okafor Adeyemi Mensah Owusu Dlamini Garcia Fernandez Silva Costa Rossi Müller
 Schmidt Fischer Dubois Lefebvre Ivanov Popescu Whitlock Featherstone Fairweather Postlethwaite Underhill Birtwistle Ramsbottom`.replace(/\s+/g, ' ')
const beginnings = `Ash Black Brad Bur Chad Clay Cran Dal East Eger Fair Farn Gar Gold Had Ham Hart Hather Hol Hors Ken King Lang Light Linden Long
 Marsh Mel Mil Nether New Nor Oak Old Pem Pen Pick Quin Rad Raven Red Rock Ruther Sand Shel Sher Stan Stock Sut Thorn Tin Under Wal War Wen
 West Whit Wil Win Wood Wor York`.replace(/\s+/g, ' ')
const endings = `bourne bridge brook bury by combe cote croft dale den field ford gate ham hurst land leigh ley low man mere more ridge shaw son
 stead stoke stone ston ter thorpe ton tree wall water way well wick wood worth`.replace(/\s+/g, ' ')
